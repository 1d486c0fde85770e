package io.surveylink.run.internal;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.surveylink.common.LaneId;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One db-scheduler execution per lane: its unique key gives a lane one worker over all nodes. */
@Configuration(proxyBeanMethods = false)
class LaneTask {

    static final String NAME = "lane";
    private static final String INSTANCE_PREFIX = "lane-";
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    @Bean
    Task<Void> laneExecution(LaneRunner runner, LaneStarter starter, DatabaseOutage outage, Clock clock) {
        return Tasks.custom(NAME, Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_FAILURE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    var lane = laneOf(instance.getId());
                    starter.began(lane);
                    BooleanSupplier stopping = context.getSchedulerState()::isShuttingDown;
                    boolean more;
                    try {
                        more = runner.run(lane, stopping);
                    } catch (RuntimeException e) {
                        starter.ended(lane);
                        throw e;
                    }
                    return (complete, operations) -> {
                        Runnable end = more ? () -> operations.reschedule(complete, clock.instant()) : operations::stop;
                        try {
                            outage.outlive(end, stopping);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } finally {
                            starter.ended(lane);
                        }
                        if (more) {
                            starter.lookForDueExecutions();
                        }
                    };
                });
    }

    static TaskInstance<Void> instance(LaneId lane) {
        return new TaskInstance<>(NAME, instanceName(lane));
    }

    static String instanceName(LaneId lane) {
        return INSTANCE_PREFIX + lane.value();
    }

    static LaneId laneOf(String instanceName) {
        return new LaneId(Long.parseLong(instanceName.substring(INSTANCE_PREFIX.length())));
    }
}
