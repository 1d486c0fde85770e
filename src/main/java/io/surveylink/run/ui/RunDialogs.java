package io.surveylink.run.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.common.RunId;
import io.surveylink.common.ui.Toast;
import io.surveylink.run.RunControl.Decision;
import io.surveylink.run.RunControl.Done;
import io.surveylink.run.RunControl.Replay;
import io.surveylink.run.RunControl.Selection;
import io.surveylink.run.RunControl.WithRevision;

/** The decisions about runs, of one or of many. */
final class RunDialogs {

    private final RunServices services;
    private final Runnable done;

    /** @param done called after a decision */
    RunDialogs(RunServices services, Runnable done) {
        this.services = services;
        this.done = done;
    }

    void replay(Selection selection, int count) {
        var revision = new RadioButtonGroup<WithRevision>(text("run.replay.revision"));
        revision.setItems(WithRevision.values());
        revision.setItemLabelGenerator(with -> text("run.replay.revision." + with));
        revision.setValue(WithRevision.AS_IT_RAN);
        var anyway = new Checkbox(text("run.replay.anyway"));
        new DecisionDialog(
                        text("run.replay.title", count),
                        text("run.replay.act"),
                        note -> say(
                                "run.replay.done",
                                services.control()
                                        .replay(
                                                services.actor(),
                                                selection,
                                                new Replay(revision.getValue(), anyway.getValue(), note))))
                .withText(text("run.replay.text"))
                .withOption(revision)
                .withOption(anyway)
                .open();
    }

    void move(Selection selection, int count) {
        new DecisionDialog(
                        text("run.move.title", count),
                        text("run.move.act"),
                        note -> say(
                                "run.move.done",
                                services.control()
                                        .replay(
                                                services.actor(),
                                                selection,
                                                new Replay(WithRevision.CURRENT, false, note))))
                .withText(text("run.move.text"))
                .open();
    }

    void cancel(Selection selection, int count) {
        new DecisionDialog(
                        text("run.cancel.title", count),
                        text("run.cancel.act"),
                        note -> say("run.cancel.done", services.control().cancel(services.actor(), selection, note)))
                .withText(text("run.cancel.text"))
                .open();
    }

    void resolve(RunId run) {
        var decision = new RadioButtonGroup<Decision>(text("run.resolve.decision"));
        decision.setItems(Decision.values());
        decision.setItemLabelGenerator(each -> text("run.resolve." + each));
        decision.setValue(Decision.WRITTEN);
        var recordId = new TextField(text("run.resolve.recordId"));
        recordId.setWidthFull();
        recordId.setMaxLength(18);
        decision.addValueChangeListener(change -> recordId.setVisible(change.getValue() == Decision.WRITTEN));
        new DecisionDialog(text("run.resolve.title"), text("run.resolve.act"), note -> {
                    var id = recordId.getValue().strip();
                    services.control()
                            .resolve(
                                    services.actor(),
                                    run,
                                    decision.getValue(),
                                    id.isEmpty() || decision.getValue() != Decision.WRITTEN ? null : id,
                                    note);
                    done.run();
                })
                .withText(text("run.resolve.text"))
                .withOption(decision)
                .withOption(recordId)
                .open();
    }

    void lookUp(RunId run) {
        Toast.show(text(services.control().lookUp(services.actor(), run) ? "run.lookUp.found" : "run.lookUp.nothing"));
        done.run();
    }

    private void say(String key, Done result) {
        Toast.show(text(key, result.changed()));
        done.run();
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
