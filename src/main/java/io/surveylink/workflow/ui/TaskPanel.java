package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.surveylink.account.Account;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Skeleton;
import io.surveylink.common.ui.Times;
import io.surveylink.common.ui.Toast;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.Workflows.Problem;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Salesforce task: account, operation, object, fields. */
final class TaskPanel extends SidePanel {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient Actions actions;
    private final String key;
    private final AccountSection account;
    private final TargetSection target;
    private final FieldsSection fields;
    private final OptionsSection options;
    private final Div problems = new Div();
    private final Div loading = new Div(new Skeleton(4));

    private transient @Nullable TaskSchema schema;

    /** Readings that were begun: an answer to any but the last one comes too late. */
    private int readings;

    /** What the panel asks of the editor. */
    interface Actions {

        void changed();

        void close();

        void move(String stepKey, int places);

        void askToRemove(String stepKey);
    }

    TaskPanel(EditorModel model, SalesforceTask task, Actions actions) {
        super(VaadinIcon.CLOUD_O, actions::close);
        this.model = model;
        this.actions = actions;
        this.key = task.key();
        this.account = new AccountSection(
                model, WorkflowNavigation.returnPath(model.head().publicId(), key, model.now()), this::accountChosen);
        this.target = new TargetSection(model.isEditable(), new TargetActions());
        this.fields = new FieldsSection(model, task, this::changeTask);
        this.options = new OptionsSection(model.isEditable(), chosen -> changeTask(task().withOptions(chosen)));
        problems.addClassName("sl-stack");
        problems.getElement().setAttribute("role", "status");
        loading.setVisible(false);
        if (model.isEditable()) {
            addAction(menu());
        } else {
            var readOnly = new Span(VaadinIcon.EYE.create(), new Span(getTranslation("workflow.task.readOnly")));
            readOnly.addClassNames("sl-pill", "sl-pill-line");
            addAction(readOnly);
        }
        addContent(account, target, problems, loading, fields, options);
        show();
    }

    /** To be called once the panel is attached: what Salesforce tells arrives later. */
    void readFields() {
        read(OrgSchemas.RECENT);
    }

    /** Somebody is back from Salesforce with an account for this step. */
    void offer(Account linked) {
        account.askOrChoose(linked);
    }

    private MenuBar menu() {
        var bar = new MenuBar();
        bar.addClassName("sl-row-menu");
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        var root = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        root.setAriaLabel(getTranslation("workflow.step.menu"));
        var menu = root.getSubMenu();
        int place = model.tasks().indexOf(task());
        if (place > 0) {
            menu.addItem(getTranslation("workflow.step.up"), click -> actions.move(key, -1));
        }
        if (place < model.tasks().size() - 1) {
            menu.addItem(getTranslation("workflow.step.down"), click -> actions.move(key, 1));
        }
        menu.addItem(getTranslation("workflow.step.delete"), click -> actions.askToRemove(key));
        return bar;
    }

    private SalesforceTask task() {
        return model.task(key).orElseThrow();
    }

    private void show() {
        var task = task();
        int first = model.firstTaskNumber();
        setHeading(
                getTranslation(
                        "workflow.task.heading",
                        first + model.tasks().indexOf(task),
                        first - 1 + model.tasks().size()),
                TaskTexts.title(task));
        account.show(task);
        boolean hasOrg = task.org() != null;
        target.setVisible(hasOrg);
        if (hasOrg) {
            target.fill(task, schema);
        }
        var described = schema == null ? null : schema.object();
        fields.show(task, described);
        options.show(task);
        showProblems();
    }

    /** After the definition was checked again. */
    void showProblems() {
        fields.showProblems();
        problems.removeAll();
        fields.problemsElsewhere().forEach(problem -> problems.add(line(problem)));
        problems.setVisible(problems.getComponentCount() > 0);
    }

    private static Component line(Problem problem) {
        var line = new Div(Mark.FAILED.disc(), new Span(ProblemTexts.sentence(problem)));
        line.addClassName("sl-problem");
        return line;
    }

    private void changeTask(SalesforceTask task) {
        var safe = withoutDoubles(task);
        model.changeTask(safe);
        if (!safe.equals(task)) {
            Toast.show(getTranslation("workflow.fields.madeUpsert", safe.externalIdField()));
            fields.reset();
        }
        show();
        actions.changed();
    }

    /** A create that fills a unique external id with the response key may as well be sent twice: as an upsert. */
    private SalesforceTask withoutDoubles(SalesforceTask task) {
        var object = schema == null ? null : schema.object();
        if (object == null || task.operation() != WriteOperation.CREATE) {
            return task;
        }
        return Suggestions.externalIds(object, WriteOperation.UPSERT).stream()
                .filter(field -> field.key().unique())
                .filter(field -> task.mapping(field.name())
                        .filter(mapping -> mapping.source() instanceof ValueSource.ResponseKey)
                        .isPresent())
                .findFirst()
                .map(field -> task.withOperation(WriteOperation.UPSERT).withExternalIdField(field.name()))
                .orElse(task);
    }

    private void accountChosen(Account chosen) {
        if (!Errors.guard(() -> model.accounts().choose(chosen, model.isOwner()))) {
            show();
            return;
        }
        if (model.isEditable()) {
            model.changeTask(task().withOrg(chosen.orgId()));
        }
        schema = null;
        fields.reset();
        show();
        actions.changed();
        read(OrgSchemas.RECENT);
    }

    private void read(Duration maxAge) {
        var task = task();
        var org = task.org();
        if (org == null) {
            return;
        }
        var own = model.accounts().own(org);
        if (own.isEmpty()) {
            setFoot(secondary(getTranslation(
                    "workflow.fields.noOwnAccount", model.accounts().orgName(org))));
            return;
        }
        int reading = ++readings;
        var actor = model.actor();
        var schemas = model.services().schemas();
        loading.setVisible(schema == null);
        setFoot(secondary(getTranslation("workflow.fields.reading", own.get().name())));
        Background.run(
                this,
                () -> TaskSchema.read(schemas, actor, own.get(), task, maxAge),
                answer -> {
                    if (isAwaited(reading)) {
                        arrived(answer);
                    }
                },
                error -> {
                    if (isAwaited(reading)) {
                        failed(error);
                    }
                });
    }

    /** Not after a later reading began, nor after the step was deleted meanwhile. */
    private boolean isAwaited(int reading) {
        return reading == readings && model.task(key).isPresent();
    }

    private static Span secondary(String sentence) {
        var text = new Span(sentence);
        text.addClassName("sl-secondary");
        return text;
    }

    private void arrived(TaskSchema answer) {
        loading.setVisible(false);
        schema = answer;
        proposeKey(answer);
        fields.reset();
        show();
        showFoot(answer);
        actions.changed();
    }

    private void showFoot(TaskSchema answer) {
        var now = model.services().clock().instant();
        String age = Times.ago(answer.readAt(), now);
        var sentence =
                new Span(getTranslation(answer.current() ? "workflow.fields.readAt" : "workflow.fields.stale", age));
        sentence.addClassNames("sl-secondary", "sl-grow");
        setFoot(answer.current() ? Mark.SUCCEEDED.disc() : Mark.ATTENTION.disc(), sentence, readAgain());
    }

    private void failed(RuntimeException error) {
        loading.setVisible(false);
        var sentence = new Span(Errors.sentence(error));
        sentence.addClassNames("sl-trouble", "sl-grow");
        setFoot(Mark.FAILED.disc(), sentence, readAgain());
    }

    private Button readAgain() {
        var again = new Button(getTranslation("workflow.fields.readAgain"), click -> read(OrgSchemas.NOW));
        again.addThemeVariants(ButtonVariant.TERTIARY);
        return again;
    }

    /** An upsert of an object that was just chosen: the field that is made for it, filled with the response key. */
    private void proposeKey(TaskSchema answer) {
        var task = task();
        var object = answer.object();
        if (object == null
                || !model.isEditable()
                || !task.operation().findsByExternalId()
                || task.externalIdField() != null) {
            return;
        }
        Suggestions.externalIds(object, task.operation()).stream()
                .filter(field -> field.key().unique())
                .findFirst()
                .ifPresent(field -> model.changeTask(withKey(task, field)));
    }

    private static SalesforceTask withKey(SalesforceTask task, FieldDescription field) {
        var chosen = task.withExternalIdField(field.name());
        return chosen.mapping(field.name()).isPresent()
                ? chosen
                : chosen.with(MappedField.of(field, true).mapping(new ValueSource.ResponseKey()));
    }

    private final class TargetActions implements TargetSection.Actions {

        @Override
        public void operationChosen(TaskOperation operation) {
            var before = task().object();
            model.changeTask(operation.applyTo(task()));
            boolean sameObject = Objects.equals(before, task().object());
            if (!sameObject) {
                forgetObject();
            }
            retarget();
            if (!sameObject) {
                read(OrgSchemas.RECENT);
            }
        }

        @Override
        public void objectChosen(ObjectSummary object) {
            model.changeTask(task().withObject(object.name(), object.label()));
            forgetObject();
            retarget();
            read(OrgSchemas.RECENT);
        }

        @Override
        public void externalIdChosen(FieldDescription field) {
            model.changeTask(withKey(task(), field));
            retarget();
        }

        private void forgetObject() {
            schema = schema == null ? null : new TaskSchema(schema.objects(), null, schema.readAt(), schema.current());
        }

        private void retarget() {
            if (schema != null) {
                proposeKey(schema);
            }
            fields.reset();
            show();
            actions.changed();
        }
    }
}
