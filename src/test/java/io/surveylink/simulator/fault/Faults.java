package io.surveylink.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are asked for, oldest first; each meets as many calls as was said. */
public final class Faults {

    /** Meets every call until it is cleared. */
    public static final int ALWAYS = -1;

    private final List<Rule> rules = new ArrayList<>();
    private int lastId;

    /** @param times how many calls it still meets; {@link #ALWAYS} */
    public record Rule(int id, FaultMatch match, Fault fault, int times) {}

    /** What a test wants to go wrong, with which calls, how often. */
    public record Asked(FaultMatch match, Fault fault, int times) {}

    public synchronized Rule add(FaultMatch match, Fault fault, int times) {
        Rule rule = new Rule(++lastId, match, fault, times);
        rules.add(rule);
        return rule;
    }

    public synchronized List<Rule> list() {
        return List.copyOf(rules);
    }

    public synchronized void clear() {
        rules.clear();
    }

    synchronized Optional<Fault> take(CallInfo call) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.match().meets(call)) {
                if (rule.times() == 1) {
                    rules.remove(i);
                } else if (rule.times() != ALWAYS) {
                    rules.set(i, new Rule(rule.id(), rule.match(), rule.fault(), rule.times() - 1));
                }
                return Optional.of(rule.fault());
            }
        }
        return Optional.empty();
    }
}
