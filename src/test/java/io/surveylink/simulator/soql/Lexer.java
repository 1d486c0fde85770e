package io.surveylink.simulator.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a query into tokens. */
final class Lexer {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "'(?<text>[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)'"
            + "|(?<moment>\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:?\\d{2}))?)"
            + "|(?<number>[+-]?\\d+(?:\\.\\d+)?)"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_.]*)"
            + "|(?<symbol><=|>=|!=|<>|[=<>(),:])"
            + ")");

    private Lexer() {}

    static List<Token> tokens(String query) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(query);
        int at = 0;
        String rest = query.stripTrailing();
        while (at < rest.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw QueryFault.malformed(query, at + 1, "unexpected token: '" + rest.charAt(at) + "'");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Token.Kind.END, "<EOF>", rest.length() + 1));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        for (Token.Kind kind :
                List.of(Token.Kind.TEXT, Token.Kind.MOMENT, Token.Kind.NUMBER, Token.Kind.WORD, Token.Kind.SYMBOL)) {
            String group = kind.name().toLowerCase(Locale.ROOT);
            String text = matcher.group(group);
            if (text != null) {
                String plain = kind == Token.Kind.TEXT ? unescape(text) : text;
                return new Token(kind, plain, matcher.start(group) + 1);
            }
        }
        throw new IllegalStateException("A token without a kind");
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            plain.append(
                    switch (escaped) {
                        case 'n', 'N' -> '\n';
                        case 'r', 'R' -> '\r';
                        case 't', 'T' -> '\t';
                        default -> escaped;
                    });
        }
        return plain.toString();
    }
}
