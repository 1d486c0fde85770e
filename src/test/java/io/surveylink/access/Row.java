package io.surveylink.access;

import static java.util.stream.Collectors.toMap;

import io.surveylink.common.ErrorCode;
import io.surveylink.project.Operation;
import io.surveylink.user.Actor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One method of a service with what it comes to for everybody.
 *
 * @param when tells rows of the same method apart
 * @param otherwise the codes of {@link Outcome#REFUSED_OTHERWISE}
 */
record Row(Method method, String when, Map<Role, Outcome> outcomes, Map<Role, ErrorCode> otherwise, Call call) {

    /** Overloads have another number of parameters. */
    record Method(Class<?> service, String name, int parameters) {

        @Override
        public String toString() {
            return service.getSimpleName() + "." + name + "/" + parameters;
        }
    }

    /** The method with valid arguments; what it returns is looked at where nothing is expected. */
    interface Call {

        @Nullable
        Object by(Actor actor);
    }

    /** A call that returns nothing. */
    interface Deed {

        void by(Actor actor);
    }

    /** As the access table says of an operation. */
    static Row table(Class<?> service, String name, int parameters, Operation operation, Call call) {
        return new Row(
                new Method(service, name, parameters),
                "",
                Arrays.stream(Role.values()).collect(toMap(role -> role, role -> role.outcomeOf(operation))),
                Map.of(),
                call);
    }

    /**
     * As letters say, one for each role in its order: y allowed, f forbidden, n not found, 0 nothing in it, x refused
     * otherwise; spaces do not count.
     */
    static Row letters(Class<?> service, String name, int parameters, String letters, Call call) {
        String each = letters.replace(" ", "");
        var outcomes = new EnumMap<Role, Outcome>(Role.class);
        for (Role role : Role.values()) {
            outcomes.put(role, Outcome.of(each.charAt(role.ordinal())));
        }
        return new Row(new Method(service, name, parameters), "", outcomes, Map.of(), call);
    }

    static Call deed(Deed deed) {
        return actor -> {
            deed.by(actor);
            return null;
        };
    }

    /** For those roles the table lets it through, and there is something else to say. */
    Row but(ErrorCode code, Role... roles) {
        var changed = new EnumMap<>(outcomes);
        var codes = new HashMap<>(otherwise);
        for (Role role : roles) {
            changed.put(role, Outcome.REFUSED_OTHERWISE);
            codes.put(role, code);
        }
        return new Row(method, when, changed, codes, call);
    }

    /** Under circumstances of its own. */
    Row when(String circumstances) {
        return new Row(method, circumstances, outcomes, otherwise, call);
    }

    @Override
    public String toString() {
        return when.isEmpty() ? method.toString() : method + ", " + when;
    }
}
