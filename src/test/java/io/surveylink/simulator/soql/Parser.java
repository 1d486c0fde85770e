package io.surveylink.simulator.soql;

import io.surveylink.simulator.org.CallFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recursive descent over the subset of SOQL that is understood here; the rest is MALFORMED_QUERY. */
final class Parser {

    private static final Set<String> CLAUSES = Set.of("WHERE", "ORDER", "LIMIT", "OFFSET", "FOR", "WITH", "USING");

    private final String query;
    private final List<Token> tokens;
    private int at;

    private Parser(String query) {
        this.query = query;
        this.tokens = Lexer.tokens(query);
    }

    static Query parse(String query) {
        Parser parser = new Parser(query);
        Query parsed = parser.query();
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected();
        }
        return parsed;
    }

    private Query query() {
        expect("SELECT");
        List<Query.Path> select = new ArrayList<>();
        boolean count = false;
        if (peek().is("COUNT")) {
            next();
            expect("(");
            expect(")");
            count = true;
        } else {
            do {
                select.add(path());
            } while (accept(","));
        }
        expect("FROM");
        String from = word();
        String alias = alias(from);
        Condition where = accept("WHERE") ? anyOf() : null;
        List<Query.Ordering> orderBy = orderings();
        int limit = accept("LIMIT") ? number() : -1;
        int offset = accept("OFFSET") ? number() : 0;
        if (!alias.isEmpty()) {
            select.replaceAll(path -> unaliased(path, alias));
        }
        return new Query(query, List.copyOf(select), count, from, where, orderBy, limit, offset);
    }

    private String alias(String from) {
        Token token = peek();
        if (token.kind() == Token.Kind.WORD && !CLAUSES.contains(token.text().toUpperCase(Locale.ROOT))) {
            return next().text();
        }
        return from;
    }

    private static Query.Path unaliased(Query.Path path, String alias) {
        if (path.names().size() > 1 && path.names().getFirst().equalsIgnoreCase(alias)) {
            return new Query.Path(path.names().subList(1, path.names().size()), path.column());
        }
        return path;
    }

    private List<Query.Ordering> orderings() {
        List<Query.Ordering> orderings = new ArrayList<>();
        if (!accept("ORDER")) {
            return orderings;
        }
        expect("BY");
        do {
            Query.Path path = path();
            boolean descending = accept("DESC");
            if (!descending) {
                accept("ASC");
            }
            boolean nullsLast = false;
            if (accept("NULLS")) {
                nullsLast = accept("LAST");
                if (!nullsLast) {
                    expect("FIRST");
                }
            }
            orderings.add(new Query.Ordering(path, descending, nullsLast));
        } while (accept(","));
        return orderings;
    }

    private Condition anyOf() {
        List<Condition> parts = new ArrayList<>(List.of(allOf()));
        while (accept("OR")) {
            parts.add(allOf());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition allOf() {
        List<Condition> parts = new ArrayList<>(List.of(single()));
        while (accept("AND")) {
            parts.add(single());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private Condition single() {
        if (accept("NOT")) {
            return new Condition.Not(single());
        }
        if (accept("(")) {
            Condition inner = anyOf();
            expect(")");
            return inner;
        }
        Query.Path path = path();
        if (accept("NOT")) {
            expect("IN");
            return in(path, true);
        }
        if (accept("IN")) {
            return in(path, false);
        }
        if (accept("INCLUDES")) {
            return new Condition.Includes(path, false, list());
        }
        if (accept("EXCLUDES")) {
            return new Condition.Includes(path, true, list());
        }
        return new Condition.Compare(path, operator(), literal());
    }

    private Condition in(Query.Path path, boolean negated) {
        if (peek().is("(") && tokens.get(at + 1).is("SELECT")) {
            next();
            Query inner = query();
            expect(")");
            return new Condition.SemiJoin(path, negated, inner);
        }
        return new Condition.In(path, negated, list());
    }

    private List<Literal> list() {
        expect("(");
        List<Literal> literals = new ArrayList<>();
        do {
            literals.add(literal());
        } while (accept(","));
        expect(")");
        return literals;
    }

    private Condition.Operator operator() {
        Token token = next();
        return switch (token.text().toUpperCase(Locale.ROOT)) {
            case "=" -> Condition.Operator.EQUAL;
            case "!=", "<>" -> Condition.Operator.NOT_EQUAL;
            case "<" -> Condition.Operator.LESS;
            case "<=" -> Condition.Operator.LESS_OR_EQUAL;
            case ">" -> Condition.Operator.GREATER;
            case ">=" -> Condition.Operator.GREATER_OR_EQUAL;
            case "LIKE" -> Condition.Operator.LIKE;
            default -> throw unexpected(token);
        };
    }

    private Literal literal() {
        Token token = next();
        return switch (token.kind()) {
            case TEXT -> new Literal.Text(token.text());
            case NUMBER -> new Literal.Number(token.text());
            case MOMENT -> new Literal.Moment(token.text());
            case WORD -> wordLiteral(token);
            case SYMBOL, END -> throw unexpected(token);
        };
    }

    private Literal wordLiteral(Token token) {
        return switch (token.text().toUpperCase(Locale.ROOT)) {
            case "NULL" -> new Literal.Null();
            case "TRUE" -> new Literal.Bool(true);
            case "FALSE" -> new Literal.Bool(false);
            case "TODAY" -> new Literal.RelativeDay(0, 0);
            case "YESTERDAY" -> new Literal.RelativeDay(-1, -1);
            case "TOMORROW" -> new Literal.RelativeDay(1, 1);
            case "LAST_N_DAYS" -> {
                expect(":");
                yield new Literal.RelativeDay(-number(), 0);
            }
            case "NEXT_N_DAYS" -> {
                expect(":");
                yield new Literal.RelativeDay(1, number());
            }
            default -> throw unexpected(token);
        };
    }

    private Query.Path path() {
        Token token = peek();
        return new Query.Path(List.of(word().split("\\.")), token.column());
    }

    private String word() {
        Token token = next();
        if (token.kind() != Token.Kind.WORD) {
            throw unexpected(token);
        }
        return token.text();
    }

    private int number() {
        Token token = next();
        if (token.kind() != Token.Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
            throw unexpected(token);
        }
        return Integer.parseInt(token.text());
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    private boolean accept(String wordOrSymbol) {
        if (!peek().is(wordOrSymbol)) {
            return false;
        }
        next();
        return true;
    }

    private void expect(String wordOrSymbol) {
        if (!accept(wordOrSymbol)) {
            throw unexpected();
        }
    }

    private CallFault unexpected() {
        return unexpected(peek());
    }

    private CallFault unexpected(Token token) {
        return QueryFault.malformed(query, token.column(), "unexpected token: '" + token.text() + "'");
    }
}
