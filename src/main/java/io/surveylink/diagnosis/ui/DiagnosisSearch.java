package io.surveylink.diagnosis.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.project.Projects;
import io.surveylink.project.ui.ProjectNavigation;
import io.surveylink.shell.Languages;
import io.surveylink.shell.SearchHit;
import io.surveylink.shell.SearchHit.Kind;
import io.surveylink.shell.SearchSource;
import io.surveylink.shell.SearchWords;
import io.surveylink.user.CurrentUser;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads from the words for trouble, in every language of the console, to the diagnosis of one's projects. */
@Component
class DiagnosisSearch implements SearchSource {

    private final Projects projects;
    private final CurrentUser currentUser;

    DiagnosisSearch(Projects projects, CurrentUser currentUser) {
        this.projects = projects;
        this.currentUser = currentUser;
    }

    @Override
    public List<SearchHit> find(SearchWords words, int limit) {
        var phrases = phrases();
        if (!words.says(phrases)) {
            return List.of();
        }
        var named = besides(words, phrases);
        return projects.mine(currentUser.actor()).stream()
                .filter(project -> named.isIn(project.name()))
                .limit(limit)
                .map(project -> SearchHit.toPath(
                        Kind.DIAGNOSIS,
                        VaadinIcon.STETHOSCOPE,
                        I18NProvider.translate("diagnosis.search.hit", project.name()),
                        "",
                        ProjectNavigation.path(project, DiagnosisTab.PATH)))
                .toList();
    }

    private static List<String> phrases() {
        return Languages.ALL.stream()
                .flatMap(language -> Arrays.stream(I18NProvider.translate(language, "diagnosis.search.words")
                        .split(",")))
                .map(String::strip)
                .toList();
    }

    /** Beside the trouble a project may be named; a word that is only being typed names none. */
    private static SearchWords besides(SearchWords words, List<String> phrases) {
        var rest = words;
        for (String phrase : phrases) {
            rest = rest.without(phrase);
        }
        return rest.text().equals(words.text()) ? new SearchWords("") : rest;
    }
}
