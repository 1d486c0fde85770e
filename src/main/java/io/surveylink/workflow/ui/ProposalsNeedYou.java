package io.surveylink.workflow.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.project.NeedsYou;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Proposals;
import io.surveylink.workflow.Proposals.Waiting;
import java.util.List;
import org.springframework.stereotype.Component;

/** Proposals that wait for the reader's answer. */
@Component
class ProposalsNeedYou implements NeedsYou {

    private final Proposals proposals;

    ProposalsNeedYou(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public List<Item> items(Actor actor) {
        return proposals.waitingFor(actor).stream().map(ProposalsNeedYou::item).toList();
    }

    private static Item item(Waiting waiting) {
        return new Item(
                Urgency.ASKED,
                VaadinIcon.EDIT,
                I18NProvider.translate("workflow.proposal.of", waiting.authorName()),
                null,
                I18NProvider.translate("workflow.proposal.needsYou", waiting.workflowName(), waiting.projectName()),
                I18NProvider.translate("workflow.proposal.look"),
                WorkflowNavigation.proposalPath(waiting.publicId()));
    }
}
