package io.surveylink.run.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskStateTest {

    @Test
    void theseAndNoOtherTransitionsAreLegal() {
        assertThat(transitions())
                .containsExactly(
                        "WAITING -> IN_FLIGHT",
                        "WAITING -> SKIPPED",
                        "WAITING -> CANCELLED",
                        "IN_FLIGHT -> WAITING",
                        "IN_FLIGHT -> SUCCEEDED",
                        "IN_FLIGHT -> FAILED",
                        "IN_FLIGHT -> UNCERTAIN",
                        "FAILED -> WAITING",
                        "SKIPPED -> WAITING",
                        "UNCERTAIN -> WAITING",
                        "UNCERTAIN -> SUCCEEDED",
                        "UNCERTAIN -> CANCELLED",
                        "CANCELLED -> WAITING");
    }

    @Test
    void whatIsSentAgainByItselfIsNeverUncertain() {
        assertThat(TaskState.IN_FLIGHT.before()).isEqualTo(List.of("WAITING"));
    }

    @Test
    void whatHasNotComeToItsEndKeepsItsPlace() {
        assertThat(TaskState.unfinished()).containsExactly("WAITING", "IN_FLIGHT", "UNCERTAIN");
    }

    private static Stream<String> transitions() {
        return Arrays.stream(TaskState.values())
                .flatMap(from -> Arrays.stream(TaskState.values())
                        .filter(from::mayBecome)
                        .map(to -> from + " -> " + to));
    }
}
