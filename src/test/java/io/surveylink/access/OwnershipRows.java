package io.surveylink.access;

import static io.surveylink.access.Row.deed;
import static io.surveylink.access.Row.letters;
import static io.surveylink.access.Row.table;

import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.Consents;
import io.surveylink.project.Operation;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;

/** Bindings and consents: the owner alone. */
@TestComponent
class OwnershipRows implements AccessRows {

    private final Bindings bindings;
    private final Consents consents;

    OwnershipRows(Bindings bindings, Consents consents) {
        this.bindings = bindings;
        this.consents = consents;
    }

    @Override
    public Stream<Row> rows(AccessWorld world) {
        return Stream.of(
                table(
                        Bindings.class,
                        "set",
                        4,
                        Operation.SPEND_CREDENTIALS,
                        deed(actor -> bindings.set(
                                actor,
                                world.id(),
                                world.org(),
                                world.ownersAccount().id()))),
                table(Consents.class, "open", 2, Operation.SEE_NAMES, actor -> consents.open(actor, world.id())),
                table(Consents.class, "all", 2, Operation.SEE_NAMES, actor -> consents.all(actor, world.id())),
                letters(Consents.class, "asked", 1, "0000 0000", actor -> consents.asked(actor)),
                table(Consents.class, "decide", 5, Operation.SPEND_CREDENTIALS, deed(actor -> {
                    var given =
                            consents.all(world.actor(Role.OWNER), world.id()).getFirst();
                    consents.decide(actor, world.id(), given.publisher(), given.key(), true);
                })));
    }
}
