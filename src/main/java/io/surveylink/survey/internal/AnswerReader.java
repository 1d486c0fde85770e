package io.surveylink.survey.internal;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.survey.internal.ItemError.Code;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads answers to one question into their one form, so that equal answers are stored alike. */
final class AnswerReader {

    private static final int TEXT_LENGTH = 1_000;
    private static final int LONG_TEXT_LENGTH = 20_000;
    private static final int EMAIL_LENGTH = 254;

    /** Digits on either side of the point: more than any field of Salesforce takes. */
    private static final int DIGITS = 20;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\".]+(\\.[^\\s@<>\".]+)*");

    private final Question question;
    private final Set<String> choices;

    AnswerReader(Question question) {
        this.question = question;
        this.choices = question.choices().stream().map(Choice::code).collect(toUnmodifiableSet());
    }

    Object read(JsonNode value, String path) {
        return switch (question.type()) {
            case TEXT -> text(value, path, TEXT_LENGTH);
            case LONG_TEXT -> text(value, path, LONG_TEXT_LENGTH);
            case NUMBER -> number(value, path);
            case RATING -> whole(value, path, 1, 5);
            case NPS -> whole(value, path, 0, 10);
            case SINGLE_CHOICE -> choice(value, path);
            case MULTIPLE_CHOICE -> choices(value, path);
            case DATE -> date(value, path);
            case EMAIL -> email(value, path);
        };
    }

    /** Control characters but tab and line ends are left out: XML, and with it Salesforce, cannot carry them. */
    static String text(JsonNode value, String path, int length) {
        if (!value.isString()) {
            throw new RejectedException(Code.WRONG_TYPE, path, "A text is needed here.");
        }
        String text = cleaned(value.stringValue());
        if (text.length() > length) {
            throw new RejectedException(Code.TOO_LONG, path, "At most " + length + " characters are taken here.");
        }
        return text;
    }

    private static String cleaned(String text) {
        return text.chars().allMatch(AnswerReader::isPlain)
                ? text
                : text.codePoints()
                        .filter(AnswerReader::isCarriedByXml)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isPlain(int unit) {
        return isCarriedByXml(unit) && !Character.isSurrogate((char) unit);
    }

    private static boolean isCarriedByXml(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || codePoint >= ' '
                        && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
                        && codePoint != 0xFFFE
                        && codePoint != 0xFFFF;
    }

    private static BigDecimal number(JsonNode value, String path) {
        if (!value.isNumber()) {
            throw new RejectedException(Code.WRONG_TYPE, path, "A number is needed here.");
        }
        var number = value.decimalValue().stripTrailingZeros();
        if (number.scale() > DIGITS || (long) number.precision() - number.scale() > DIGITS) {
            throw new RejectedException(
                    Code.OUT_OF_RANGE, path, "At most " + DIGITS + " digits are taken on either side of the point.");
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static BigDecimal whole(JsonNode value, String path, int least, int most) {
        var number = number(value, path);
        if (number.scale() > 0
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new RejectedException(
                    Code.OUT_OF_RANGE, path, "A whole number from " + least + " to " + most + " is needed here.");
        }
        return number;
    }

    private String choice(JsonNode value, String path) {
        if (!value.isString()) {
            throw new RejectedException(Code.WRONG_TYPE, path, "The code of a choice is needed here, as a text.");
        }
        if (!choices.contains(value.stringValue())) {
            throw new RejectedException(Code.UNKNOWN_CHOICE, path, "The question has no choice with this code.");
        }
        return value.stringValue();
    }

    /** In the order of the question, each once. */
    private Object choices(JsonNode value, String path) {
        if (!value.isArray()) {
            throw new RejectedException(Code.WRONG_TYPE, path, "An array of choices is needed here.");
        }
        var chosen = new HashSet<String>();
        value.forEach(code -> chosen.add(choice(code, path)));
        return question.choices().stream()
                .map(Choice::code)
                .filter(chosen::contains)
                .toList();
    }

    private static String date(JsonNode value, String path) {
        if (value.isString() && value.stringValue().length() == "yyyy-MM-dd".length()) {
            try {
                return LocalDate.parse(value.stringValue()).toString();
            } catch (DateTimeException e) {
                throw new RejectedException(Code.FORMAT_INVALID, path, "A date is written as 2026-11-23.");
            }
        }
        throw new RejectedException(Code.WRONG_TYPE, path, "A date is needed here, as a text.");
    }

    private static String email(JsonNode value, String path) {
        String text = text(value, path, EMAIL_LENGTH).strip();
        if (!EMAIL.matcher(text).matches()) {
            throw new RejectedException(Code.FORMAT_INVALID, path, "An e-mail address is needed here.");
        }
        return text;
    }
}
