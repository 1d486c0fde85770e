package io.surveylink.simulator;

import com.sforce.ws.bind.TypeInfo;
import com.sforce.ws.bind.TypeMapper;
import com.sforce.ws.bind.XMLizable;
import com.sforce.ws.parser.XmlOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * The types of the Partner WSDL of version 65, read out of the classes that Salesforce generates from it: each writes
 * its elements in the order of the WSDL and tells the mapper name, type and how often each may stand there. What the
 * classes do not carry is which elements are nillable; those are named here, as the WSDL has them.
 */
final class PartnerSchema {

    static final String PARTNER = "urn:partner.soap.sforce.com";
    static final String FAULT = "urn:fault.partner.soap.sforce.com";
    static final String SOBJECT = "urn:sobject.partner.soap.sforce.com";
    static final String XSD = "http://www.w3.org/2001/XMLSchema";

    private static final String PACKAGE = "com.sforce.soap.partner.";
    private static final Set<String> NILLABLE = Set.of(
            "DescribeGlobalSObjectResult.associateEntityType",
            "DescribeGlobalSObjectResult.associateParentEntity",
            "DescribeGlobalSObjectResult.keyPrefix",
            "DescribeSObjectResult.associateEntityType",
            "DescribeSObjectResult.associateParentEntity",
            "DescribeSObjectResult.defaultImplementation",
            "DescribeSObjectResult.implementedBy",
            "DescribeSObjectResult.implementsInterfaces",
            "DescribeSObjectResult.keyPrefix",
            "DescribeSObjectResult.networkScopeFieldName",
            "DescribeSObjectResult.urlDetail",
            "DescribeSObjectResult.urlEdit",
            "DescribeSObjectResult.urlNew",
            "DeleteResult.id",
            "DuplicateResult.errorMessage",
            "GetUserInfoResult.currencySymbol",
            "GetUserInfoResult.orgDefaultCurrencyIsoCode",
            "GetUserInfoResult.roleId",
            "GetUserInfoResult.userDefaultCurrencyIsoCode",
            "LoginResult.metadataServerUrl",
            "LoginResult.serverUrl",
            "LoginResult.sessionId",
            "LoginResult.userId",
            "PicklistEntry.label",
            "QueryResult.queryLocator",
            "RecordTypeInfo.recordTypeId",
            "RetrieveResponse_element.result",
            "SaveResult.id",
            "UpsertResult.id");

    private final Map<Class<?>, List<Element>> types = new ConcurrentHashMap<>();

    /** An element of a complex type. */
    record Element(QName name, QName type, int min, int max, boolean nillable) {

        boolean isOneOf(QName other) {
            return name.equals(other);
        }
    }

    /** The class of a complex type or an enumeration; empty for a type of XML Schema and the simple ID and locator. */
    Optional<Class<?>> type(QName name) {
        String packageName = switch (name.getNamespaceURI()) {
            case PARTNER -> PACKAGE;
            case FAULT -> PACKAGE + "fault.";
            default -> "";
        };
        if (packageName.isEmpty()) {
            return Optional.empty();
        }
        String first = name.getLocalPart().substring(0, 1);
        return load(packageName
                + first.toUpperCase(Locale.ROOT)
                + name.getLocalPart().substring(1));
    }

    /** The class of an element that stands alone: {@code queryResponse}, {@code LimitInfoHeader}. */
    Optional<Class<?>> globalElement(QName name) {
        return type(new QName(name.getNamespaceURI(), name.getLocalPart() + "_element"));
    }

    /** The elements of a complex type in their order, those it inherits first. */
    List<Element> elements(Class<?> type) {
        return types.computeIfAbsent(type, PartnerSchema::read);
    }

    static boolean isEnumeration(Class<?> type) {
        return type.isEnum();
    }

    static Set<String> values(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static List<Element> read(Class<?> type) {
        Recorder recorder = new Recorder();
        try {
            XMLizable empty = (XMLizable) type.getDeclaredConstructor().newInstance();
            XmlOutputStream nowhere = new XmlOutputStream(new ByteArrayOutputStream(), false);
            nowhere.startDocument();
            empty.write(new QName(PARTNER, "any"), nowhere, recorder);
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException("Not a class of the WSDL: " + type, e);
        }
        return recorder.seen.stream().map(info -> element(type, info)).toList();
    }

    private static Element element(Class<?> type, TypeInfo info) {
        boolean nillable = !isPrimitive(type, info.getName())
                && owners(type).anyMatch(owner -> NILLABLE.contains(owner.getSimpleName() + "." + info.getName()));
        return new Element(
                new QName(info.isElementFormQualified() ? info.getNamespace() : "", info.getName()),
                new QName(info.getTypeNS(), info.getType()),
                info.getMinOcc(),
                info.getMaxOcc() < 0 ? Integer.MAX_VALUE : info.getMaxOcc(),
                nillable);
    }

    private static Stream<Class<?>> owners(Class<?> type) {
        return Stream.<Class<?>>iterate(type, owner -> owner != null, Class::getSuperclass);
    }

    private static boolean isPrimitive(Class<?> type, String element) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equalsIgnoreCase("get" + element))
                .map(Method::getReturnType)
                .anyMatch(Class::isPrimitive);
    }

    /** Writes nothing, and remembers what it was asked to write. */
    private static final class Recorder extends TypeMapper {

        private final List<TypeInfo> seen = new ArrayList<>();

        @Override
        public void writeString(XmlOutputStream out, TypeInfo info, @Nullable String value, boolean isSet) {
            seen.add(info);
        }

        @Override
        public void writeBoolean(XmlOutputStream out, TypeInfo info, boolean value, boolean isSet) {
            seen.add(info);
        }

        @Override
        public void writeInt(XmlOutputStream out, TypeInfo info, int value, boolean isSet) {
            seen.add(info);
        }

        @Override
        public void writeLong(XmlOutputStream out, TypeInfo info, long value, boolean isSet) {
            seen.add(info);
        }

        @Override
        public void writeFloat(XmlOutputStream out, TypeInfo info, float value, boolean isSet) {
            seen.add(info);
        }

        @Override
        public void writeDouble(XmlOutputStream out, TypeInfo info, double value, boolean isSet) {
            seen.add(info);
        }

        @Override
        public void writeObject(XmlOutputStream out, TypeInfo info, @Nullable Object value, boolean isSet) {
            seen.add(info);
        }

        @Override
        public void writeXsiType(XmlOutputStream out, String namespace, String name) {
            // Says nothing about elements.
        }
    }
}
