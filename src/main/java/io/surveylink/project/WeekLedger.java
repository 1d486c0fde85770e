package io.surveylink.project;

import io.surveylink.user.Actor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** SPI: what became of the responses of the last seven days, for the home page. */
public interface WeekLedger {

    /** What a response has come to; every accepted one has come to exactly one of these. */
    enum Part {
        DELIVERED,
        NOT_NEEDED,
        HELD,
        MOVING,
        UNSOLVED
    }

    /**
     * Over the projects that the actor owns or is a member of.
     *
     * @param zone of the reader, for the days
     */
    Week week(Actor actor, LocalDate lastDay, ZoneId zone);

    /**
     * Seven days, the oldest first.
     *
     * @param apiCalls that wrote
     * @param records that they wrote
     */
    record Week(List<Day> days, long apiCalls, long records) {
        public Week {
            days = List.copyOf(days);
        }

        public long of(Part part) {
            return days.stream().mapToLong(day -> day.of(part)).sum();
        }

        /** The sum of the parts, so that they always add up. */
        public long accepted() {
            return days.stream().mapToLong(Day::accepted).sum();
        }
    }

    /** One day; a part that is left out counts 0. */
    record Day(LocalDate date, Map<Part, Long> parts) {
        public Day {
            parts = Map.copyOf(parts);
        }

        public long of(Part part) {
            return parts.getOrDefault(part, 0L);
        }

        public long accepted() {
            return parts.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
