package io.surveylink.workflow.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.workflow.WorkflowEvent;

/** Events in words. */
final class EventTexts {

    private EventTexts() {}

    static String summary(WorkflowEvent.OutboundMessage message) {
        String object = message.objectLabel() == null ? message.object() : message.objectLabel();
        return object == null
                ? I18NProvider.translate("workflow.event.outbound.open")
                : I18NProvider.translate(
                        "workflow.event.outbound.summary",
                        object,
                        message.fields().size());
    }
}
