package io.surveylink.common.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableSupplier;

/** Puts a text on the clipboard and says whether the browser allowed it. */
public final class CopyButton extends Button {

    private static final long serialVersionUID = 1L;

    public CopyButton(String label, String text) {
        this(label, () -> text);
    }

    /** @param text asked at the click */
    public CopyButton(String label, SerializableSupplier<String> text) {
        super(label, VaadinIcon.COPY_O.create());
        addClickListener(click -> copy(text.get()));
    }

    private void copy(String text) {
        UI.getCurrent()
                .getPage()
                .executeJs("return navigator.clipboard.writeText($0).then(() => true, () => false)", text)
                .then(
                        Boolean.class,
                        copied -> Toast.show(getTranslation(copied ? "common.copy.done" : "common.copy.refused")),
                        error -> Toast.show(getTranslation("common.copy.refused")));
    }
}
