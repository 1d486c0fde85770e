package io.surveylink.simulator.xml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element. Children are found by their local name: clients differ in prefixes and namespaces, and Salesforce does
 * not mind.
 *
 * @param nil {@code xsi:nil="true"}
 */
public record XmlElement(String namespace, String name, boolean nil, String text, List<XmlElement> children) {

    public static final XmlElement NONE = new XmlElement("", "", false, "", List.of());

    public Stream<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name().equals(childName));
    }

    public XmlElement child(String childName) {
        return children(childName).findFirst().orElse(NONE);
    }

    /** Trimmed text of a child, if there is any. */
    public Optional<String> value(String childName) {
        return children(childName)
                .map(child -> child.text().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    public List<String> values(String childName) {
        return children(childName).map(child -> child.text().strip()).toList();
    }

    public boolean isTrue(String childName) {
        return value(childName)
                .filter(text -> text.equals("true") || text.equals("1"))
                .isPresent();
    }
}
