package io.surveylink.access;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.surveylink.access.Row.Method;
import io.surveylink.common.DomainException;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;

/**
 * Every method of a service that takes an actor, called as everybody there is, against what the access table says. A
 * method without a row fails the first test, which says what to add.
 */
class AccessTableTest extends ViewTest {

    @Autowired
    AccessWorld world;

    /** Some answers are sentences, which are said in the language of a page. */
    @BeforeEach
    void page() {
        openBrowser();
    }

    @AfterEach
    void mend() {
        world.calm();
    }

    @Test
    void everyServiceMethodThatTakesAnActorHasARow() {
        var missing = new TreeSet<>(serviceMethods().keySet());
        rows().forEach(row -> missing.remove(row.method().toString()));
        TrustedMethods.ALL.forEach(method -> missing.remove(method.toString()));

        assertThat(missing)
                .as("add a Row with valid arguments for each of these to the rows of its feature (io.surveylink.access."
                        + "…Rows): Row.table with the Operation that guards it, or Row.letters, one letter per Role; if"
                        + " no Operation fits, add one to project.Operation and to ProjectAccessTest")
                .isEmpty();
    }

    @Test
    void noRowIsOfAMethodThatIsGone() {
        var known = serviceMethods().keySet();

        assertThat(rows().map(Row::toString)).doesNotHaveDuplicates();
        assertThat(rows().map(row -> row.method().toString())).allMatch(known::contains);
        assertThat(TrustedMethods.ALL).extracting(Method::toString).allMatch(known::contains);
    }

    @TestFactory
    Stream<DynamicTest> everybodyMayDoWhatTheTableSaysAndNothingElse() {
        return rows().map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
    }

    /** What joins the transaction of a service that has asked already cannot be called from elsewhere. */
    @TestFactory
    Stream<DynamicTest> whatTrustsItsCallerIsRefusedToEverybodyElse() {
        return world.trusted()
                .map(row -> DynamicTest.dynamicTest(row.method().toString(), () -> {
                    for (Role role : Role.values()) {
                        try {
                            row.call().by(world.actor(role));
                            fail("%s got through as %s", row.method(), role);
                        } catch (IllegalTransactionStateException expected) {
                            assertThat(expected).isNotNull();
                        }
                    }
                }));
    }

    private void check(Row row) {
        for (Role role : Role.values()) {
            var expected = row.outcomes().get(role);
            Optional<DomainException> refusal = Optional.empty();
            @Nullable Object result = null;
            try {
                result = row.call().by(world.actor(role));
            } catch (DomainException e) {
                refusal = Optional.of(e);
            }
            var found = refusal.map(error -> outcomeOf(row, role, error))
                    .orElse(expected == Outcome.NOTHING && isEmpty(result) ? Outcome.NOTHING : Outcome.ALLOWED);
            assertThat(found)
                    .as("%s as %s: %s", row, role, refusal.map(Object::toString).orElse("returned"))
                    .isEqualTo(expected);
        }
    }

    private static Outcome outcomeOf(Row row, Role role, DomainException error) {
        return switch (error.code()) {
            case FORBIDDEN -> Outcome.FORBIDDEN;
            case NOT_FOUND -> Outcome.NOT_FOUND;
            default -> {
                if (error.code() == row.otherwise().get(role)) {
                    yield Outcome.REFUSED_OTHERWISE;
                }
                throw error;
            }
        };
    }

    private static boolean isEmpty(@Nullable Object result) {
        return switch (result) {
            case null -> true;
            case Collection<?> many -> many.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case Optional<?> optional -> optional.isEmpty();
            case Integer number -> number == 0;
            default -> false;
        };
    }

    private Stream<Row> rows() {
        return world.rows();
    }

    /** Of the public interfaces in the root packages of the features, by the words of {@link Method}. */
    private static Map<String, java.lang.reflect.Method> serviceMethods() {
        try (var scan = new ClassGraph()
                .acceptPackages("io.surveylink")
                .enableClassInfo()
                .scan()) {
            return scan.getAllInterfaces().stream()
                    .filter(AccessTableTest::isOfAFeaturesRoot)
                    .filter(ClassInfo::isPublic)
                    .map(ClassInfo::loadClass)
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(method -> List.of(method.getParameterTypes()).contains(Actor.class))
                    .collect(toMap(
                            method -> new Method(
                                            method.getDeclaringClass(), method.getName(), method.getParameterCount())
                                    .toString(),
                            method -> method,
                            (one, other) -> fail("tell overloads with as many parameters apart: " + one),
                            TreeMap::new));
        }
    }

    private static boolean isOfAFeaturesRoot(ClassInfo type) {
        return type.getPackageName().matches("io\\.surveylink\\.[a-z]+")
                && !type.getPackageName().matches("io\\.surveylink\\.(access|testing|bench|journey|simulator)");
    }
}
