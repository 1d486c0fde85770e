package io.surveylink;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.account.AccountState;
import io.surveylink.account.Evidence;
import io.surveylink.account.Requirement;
import io.surveylink.account.SetupPlace;
import io.surveylink.audit.AuditAction;
import io.surveylink.common.ColorScheme;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.diagnosis.Fact;
import io.surveylink.diagnosis.Question;
import io.surveylink.notification.NoticeKind;
import io.surveylink.project.MemberAccess;
import io.surveylink.survey.QuestionType;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the console: complete in both languages, in step, and nowhere but in their files. */
class I18nTest {

    private static final Map<String, String> BASE = read("translations.properties");
    private static final Map<String, String> ENGLISH = read("translations_en.properties");
    private static final Map<String, String> JAPANESE = read("translations_ja.properties");
    private static final Map<Path, String> SOURCES = sources();

    /** Enums whose values people read, by the beginning of their keys. */
    private static final Map<String, Class<? extends Enum<?>>> ENUMS = Map.ofEntries(
            Map.entry("common.environment.", Environment.class),
            Map.entry("shell.user.appearance.", ColorScheme.class),
            Map.entry("user.role.", Role.class),
            Map.entry("user.state.", UserState.class),
            Map.entry("project.access.", MemberAccess.class),
            Map.entry("account.state.", AccountState.class),
            Map.entry("survey.type.", QuestionType.class),
            Map.entry("requirement.name.", Requirement.class),
            Map.entry("requirement.evidence.", Evidence.class),
            Map.entry("requirement.where.", SetupPlace.class),
            Map.entry("diagnosis.question.", Question.class),
            Map.entry("diagnosis.fact.", Fact.class),
            Map.entry("diagnosis.state.", Fact.State.class));

    /** Names and notations that are the same in every language. */
    private static final Pattern SAME_EVERYWHERE = Pattern.compile(
            "(Surveylink|Sandbox|Salesforce|CSV|API|REST|NPS|ID|upsert|Chatter|URL|read|ingest|[^\\p{L}]|\\{[^}]*}|https?:\\S+)*");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern KEY = Pattern.compile("\"((?:" + String.join("|", features()) + ")\\.[\\w.]*\\w)\"");
    private static final Pattern KEY_BEGINNING =
            Pattern.compile("\"((?:" + String.join("|", features()) + ")\\.(?:[\\w.]+\\.)?)\"");
    private static final Pattern HARD_CODED = Pattern.compile(
            "(?:new (?:Span|Div|Button|H[1-6]|Paragraph|Text|NativeLabel|TextField|Select|ComboBox|Tab|Dialog|Term|Toast)"
                    + "(?:<[^>]*>)?\\(|set(?:Text|Label|Placeholder|HelperText|Title|HeaderTitle|AriaLabel|ErrorMessage"
                    + "|Header)\\(|(?:Toast|ErrorToast|Notification)\\.show\\()\\s*\"[^\"]*\\p{L}{2}[^\"]*\"");

    @Test
    void filesAreInStep() {
        assertThat(ENGLISH).isEqualTo(BASE);
        assertThat(JAPANESE.keySet()).isEqualTo(BASE.keySet());
    }

    @Test
    void japaneseIsJapanese() {
        var same = JAPANESE.entrySet().stream()
                .filter(text -> text.getValue().equals(BASE.get(text.getKey())))
                .filter(text -> !SAME_EVERYWHERE.matcher(text.getValue()).matches())
                .toList();
        assertThat(same).as("texts that nobody translated").isEmpty();
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        for (String key : BASE.keySet()) {
            assertThat(places(BASE, key)).as(key).containsAll(places(JAPANESE, key));
            // A number that only chooses between singular and plural is not needed in Japanese.
            if (!BASE.getOrDefault(key, "").contains(",choice,")) {
                assertThat(places(JAPANESE, key)).as(key).isEqualTo(places(BASE, key));
            }
        }
    }

    @Test
    void textsWithPlacesAreWellFormed() {
        Stream.of(BASE, JAPANESE)
                .flatMap(texts -> texts.values().stream())
                .filter(text -> PLACEHOLDER.matcher(text).find())
                .forEach(text -> {
                    assertThat(new MessageFormat(text).toPattern()).isNotEmpty();
                    assertThat(text.replace("''", ""))
                            .as("a lone apostrophe swallows what follows")
                            .doesNotContain("'");
                });
    }

    @Test
    void everyErrorNoticeAndStateHasItsText() {
        var keys = new TreeSet<String>();
        for (ErrorCode code : ErrorCode.values()) {
            keys.add(code.textKey());
        }
        for (NoticeKind kind : NoticeKind.values()) {
            keys.add("notice." + kind + ".title");
            keys.add("notice." + kind + ".text");
        }
        for (AuditAction action : AuditAction.values()) {
            keys.add("audit.sentence." + action);
        }
        ENUMS.forEach((prefix, type) ->
                Arrays.stream(type.getEnumConstants()).forEach(value -> keys.add(prefix + value.name())));
        keys.removeAll(BASE.keySet());
        assertThat(keys).as("keys without a text").isEmpty();
    }

    @Test
    void everyKeyInTheSourcesHasAText() {
        var missing = matches(KEY).collect(toCollection(TreeSet::new));
        missing.removeAll(BASE.keySet());
        missing.removeIf(key -> BASE.keySet().stream().anyMatch(text -> text.startsWith(key + ".")));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsUsed() {
        var used = matches(KEY).collect(toCollection(TreeSet::new));
        var beginnings = matches(KEY_BEGINNING).toList();
        var unused = new TreeSet<>(BASE.keySet());
        unused.removeAll(used);
        unused.removeIf(key -> beginnings.stream().anyMatch(key::startsWith));
        assertThat(unused).isEmpty();
    }

    @Test
    void noTextIsWrittenIntoAView() {
        var found = new ArrayList<String>();
        SOURCES.forEach((file, source) -> HARD_CODED
                .matcher(source)
                .results()
                .forEach(hit -> found.add(file.getFileName() + ": " + hit.group())));
        assertThat(found).isEmpty();
    }

    private static Set<String> places(Map<String, String> texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getOrDefault(key, ""))
                .results()
                .map(place -> place.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> matches(Pattern pattern) {
        return SOURCES.values().stream()
                .flatMap(source -> pattern.matcher(source).results())
                .map((MatchResult hit) -> hit.group(1));
    }

    /** The words that keys begin with. */
    private static List<String> features() {
        return BASE.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .distinct()
                .toList();
    }

    private static Map<String, String> read(String file) {
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/vaadin-i18n", file))) {
            var properties = new Properties();
            properties.load(reader);
            return Map.copyOf(
                    properties.stringPropertyNames().stream().collect(toMap(key -> key, properties::getProperty)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Path, String> sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(toMap(file -> file, I18nTest::content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
