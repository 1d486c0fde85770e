package io.surveylink.diagnosis.internal;

import io.surveylink.account.LinkRequests;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.diagnosis.Answer;
import io.surveylink.diagnosis.Diagnosis;
import io.surveylink.diagnosis.Fact;
import io.surveylink.diagnosis.Question;
import io.surveylink.diagnosis.Remedy;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.project.Operation;
import io.surveylink.user.Actor;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;
import io.surveylink.workflow.Workflows.WorkflowListItem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
class DiagnosisService implements Diagnosis {

    private final CircumstancesReader reader;
    private final LinkRequests linkRequests;
    private final Notifications notifications;
    private final Users users;
    private final Transactions transactions;

    DiagnosisService(
            CircumstancesReader reader,
            LinkRequests linkRequests,
            Notifications notifications,
            Users users,
            Transactions transactions) {
        this.reader = reader;
        this.linkRequests = linkRequests;
        this.notifications = notifications;
        this.users = users;
        this.transactions = transactions;
    }

    @Override
    public Report diagnose(Actor actor, ProjectId project, Subject subject) {
        return transactions.read(() -> {
            var read = reader.read(actor, project, subject);
            var found = answers(read.circumstances());
            var cause = cause(found);
            return new Report(
                    found.stream().map(Found::answer).toList(),
                    cause.map(Found::answer).orElse(null),
                    cause.map(Found::remedy).orElse(null),
                    read.all().stream().map(WorkflowListItem::head).toList());
        });
    }

    @Override
    public Remedy.Ask ask(Actor actor, ProjectId project, Subject subject) {
        return transactions.write(() -> {
            var now = reader.read(actor, project, subject).circumstances();
            var cause = cause(answers(now)).orElseThrow(() -> new DomainException(ErrorCode.STALE));
            if (!(cause.remedy() instanceof Remedy.Ask ask)) {
                throw new DomainException(ErrorCode.STALE);
            }
            var page = page(now, subject);
            if (ask.toLinkIn() != null && now.allows(Operation.ASK_TO_LINK)) {
                linkRequests.ask(actor, project, ask.toLinkIn(), page);
            } else {
                tell(now, cause.answer(), ask, page);
            }
            return ask;
        });
    }

    private void tell(Circumstances now, Answer cause, Remedy.Ask ask, String page) {
        notifications.send(new Notice(
                ask.person(),
                NoticeKind.HELP_ASKED,
                Map.of(
                        "asker",
                                users.find(now.actor().id())
                                        .map(UserProfile::name)
                                        .orElse(""),
                        "project", now.project().name(),
                        "question", "@diagnosis.question." + cause.question()),
                page,
                "help:" + now.project().publicId() + ":" + cause.question() + ":"
                        + now.actor().id().value(),
                true));
    }

    private static String page(Circumstances now, Subject subject) {
        String page = "projects/" + now.project().slug() + "/diagnose";
        return switch (subject) {
            case Subject.OfProject() -> page;
            case Subject.OfWorkflow(var publicId) -> page + "?workflow=" + publicId;
            case Subject.OfRun(var run) -> page + "?run=" + run.value();
        };
    }

    private static List<Found> answers(Circumstances now) {
        return Arrays.stream(Question.values())
                .map(question -> answer(question, now))
                .toList();
    }

    private static Found answer(Question question, Circumstances now) {
        return switch (question) {
            case SHARED -> PeopleAnswers.shared(now);
            case OWNER -> PeopleAnswers.owner(now);
            case ACCOUNT -> AccountAnswers.account(now);
            case ORG -> AccountAnswers.org(now);
            case TOKEN -> AccountAnswers.token(now);
            case CONSENT -> PeopleAnswers.consent(now);
            case PERMISSIONS -> WorkflowAnswers.permissions(now);
            case ORG_POLICY -> AccountAnswers.policy(now);
            case LIMIT -> RunAnswers.limit(now);
            case SWITCH -> WorkflowAnswers.onOff(now);
            case LAST_ERROR -> RunAnswers.lastError(now);
            case HELD_RUNS -> RunAnswers.heldRuns(now);
        };
    }

    private static Optional<Found> cause(List<Found> found) {
        return first(found, Fact.State.PROBLEM).or(() -> first(found, Fact.State.UNKNOWN));
    }

    private static Optional<Found> first(List<Found> found, Fact.State state) {
        return found.stream().filter(each -> each.answer().state() == state).findFirst();
    }
}
