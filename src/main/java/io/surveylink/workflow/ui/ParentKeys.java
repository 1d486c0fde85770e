package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import io.surveylink.account.Account;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.Errors;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.user.Actor;
import io.surveylink.workflow.FieldMapping.ParentKey;
import io.surveylink.workflow.OrgSchemas;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Fields by which the records that a lookup may refer to can be found, asked when somebody wants one. */
final class ParentKeys {

    /** Some lookups refer to nearly every object of an org. */
    private static final int MAX_PARENTS = 12;

    private final EditorModel model;
    private final String taskKey;

    ParentKeys(EditorModel model, String taskKey) {
        this.model = model;
        this.taskKey = taskKey;
    }

    /** Empty where nobody can be asked. */
    void read(Component owner, FieldDescription lookup, Consumer<List<ParentKey>> found) {
        var relationship = lookup.lookup().relationship();
        var account = model.task(taskKey)
                .flatMap(task -> Optional.ofNullable(task.org()))
                .flatMap(model.accounts()::own);
        if (relationship == null || account.isEmpty()) {
            found.accept(List.of());
            return;
        }
        Background.run(owner, reader(account.get(), lookup, relationship), found, Errors::show);
    }

    private Supplier<List<ParentKey>> reader(Account account, FieldDescription lookup, String relationship) {
        var actor = model.actor();
        var schemas = model.services().schemas();
        return () -> lookup.lookup().objects().stream()
                .limit(MAX_PARENTS)
                .flatMap(object -> described(schemas, actor, account, object))
                .flatMap(object -> keys(object, relationship))
                .toList();
    }

    private static Stream<ObjectDescription> described(
            OrgSchemas schemas, Actor actor, Account account, String object) {
        return schemas.object(actor, account.id(), object, OrgSchemas.RECENT).value().stream();
    }

    private static Stream<ParentKey> keys(ObjectDescription object, String relationship) {
        return object.fields().stream()
                .filter(FieldDescription::isUpsertKey)
                .filter(field -> !field.type().equals("id"))
                .map(field -> new ParentKey(relationship, object.name(), field.name(), field.type(), field.size()));
    }
}
