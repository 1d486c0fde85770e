package io.surveylink.simulator.xml;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes XML to the letter, without white space between elements, as Salesforce does. */
public final class XmlWriter {

    private final StringBuilder out = new StringBuilder(4_096);

    public XmlWriter() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    public XmlWriter open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    /** @param attributes as they stand in the text */
    public XmlWriter open(String name, String attributes) {
        out.append('<').append(name).append(' ').append(attributes).append('>');
        return this;
    }

    public XmlWriter close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    public XmlWriter element(String name, String text) {
        open(name);
        escape(text);
        return close(name);
    }

    /** @param attributes as they stand in the text */
    public XmlWriter element(String name, String attributes, String text) {
        open(name, attributes);
        escape(text);
        return close(name);
    }

    public XmlWriter element(String name, boolean value) {
        return element(name, String.valueOf(value));
    }

    public XmlWriter element(String name, int value) {
        return element(name, String.valueOf(value));
    }

    /** {@code xsi:nil} for null. */
    public XmlWriter nillable(String name, @Nullable String text) {
        return text == null ? nil(name) : element(name, text);
    }

    public XmlWriter nil(String name) {
        out.append('<').append(name).append(" xsi:nil=\"true\"/>");
        return this;
    }

    /** The next line, so many spaces in. */
    public XmlWriter line(int indent) {
        out.append('\n').repeat(' ', indent);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&apos;");
                case '\r' -> out.append("&#13;");
                default -> {
                    if (isCharacter(text, i)) {
                        out.append(c);
                    }
                }
            }
        }
    }

    /** What XML 1.0 calls a character; half of a surrogate pair is none. */
    private static boolean isCharacter(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= ' ' ? c < '\uFFFE' : c == '\n' || c == '\t';
    }

    public byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
