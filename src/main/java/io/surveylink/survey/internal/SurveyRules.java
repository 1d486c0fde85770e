package io.surveylink.survey.internal;

import io.surveylink.common.ProjectId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What responses of a project are checked against, remembered for a few seconds. */
@Component
class SurveyRules {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final BriefCache<ProjectId, ResponseReader> readers;

    SurveyRules(SurveyRepository repository) {
        this.readers = new BriefCache<>(
                REMEMBERED,
                System::nanoTime,
                project -> Optional.of(new ResponseReader(repository.definition(project))));
    }

    ResponseReader reader(ProjectId project) {
        return readers.get(project).orElseThrow();
    }

    /** As the survey is now: before a response is refused by rules that may have changed on another node. */
    ResponseReader freshReader(ProjectId project) {
        return readers.getFresh(project).orElseThrow();
    }

    void forget(ProjectId project) {
        readers.forget(project);
    }
}
