package io.surveylink.workflow.internal;

import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values that are written instead of those that a source holds. */
final class ValueMap {

    private ValueMap() {}

    /** What the map's keys are values of: labels may be reworded, codes stay. */
    static ValueSource keySource(ValueSource source) {
        return source instanceof ValueSource.Answer(var question, var form)
                ? new ValueSource.Answer(question, AnswerForm.RECODE)
                : source;
    }

    /**
     * @param key the value as the map knows it
     * @param value the value as it would be written; of several values each in the place of its key
     */
    static @Nullable Object applied(Map<String, String> values, @Nullable Object key, @Nullable Object value) {
        if (key instanceof List<?> keys && value instanceof List<?> several && keys.size() == several.size()) {
            return IntStream.range(0, keys.size())
                    .mapToObj(i -> values.getOrDefault(SourceValues.shown(keys.get(i)), String.valueOf(several.get(i))))
                    .toList();
        }
        var instead = values.get(SourceValues.shown(key).strip());
        return instead == null ? value : instead;
    }
}
