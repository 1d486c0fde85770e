package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.surveylink.common.ui.Errors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Calls that wait for Salesforce: the browser is free meanwhile, and a view that was left is left alone. */
final class Background {

    private Background() {}

    static <T> void run(Component owner, Supplier<T> call, Consumer<T> done, Consumer<RuntimeException> failed) {
        var ui = owner.getUI().orElseGet(UI::getCurrent);
        Thread.startVirtualThread(() -> {
            try {
                var result = call.get();
                access(ui, () -> done.accept(result));
            } catch (RuntimeException e) {
                access(ui, () -> failed.accept(e));
            }
        });
    }

    private static void access(UI ui, Runnable work) {
        try {
            ui.access(() -> Errors.guard(work));
        } catch (UIDetachedException e) {
            // The person went elsewhere: nobody waits for the answer.
        }
    }
}
