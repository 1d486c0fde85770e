package io.surveylink.simulator.soap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a request. Names are local: clients differ in prefixes and namespaces, and Salesforce does not mind.
 *
 * @param nil {@code xsi:nil="true"}
 */
record XmlElement(String name, boolean nil, String text, List<XmlElement> children) {

    static final XmlElement NONE = new XmlElement("", false, "", List.of());

    Stream<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name().equals(childName));
    }

    XmlElement child(String childName) {
        return children(childName).findFirst().orElse(NONE);
    }

    /** Trimmed text of a child, if there is any. */
    Optional<String> value(String childName) {
        return children(childName)
                .map(child -> child.text().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    List<String> values(String childName) {
        return children(childName).map(child -> child.text().strip()).toList();
    }

    boolean isTrue(String childName) {
        return value(childName)
                .filter(text -> text.equals("true") || text.equals("1"))
                .isPresent();
    }
}
