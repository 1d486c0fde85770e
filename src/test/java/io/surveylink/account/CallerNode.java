package io.surveylink.account;

import io.surveylink.SurveylinkApplication;
import io.surveylink.common.AccountId;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.testing.DemoNode;
import io.surveylink.testing.DevNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * A node whose callers can be started together with those of another: every line of its input, an account and a number
 * of callers, makes as many calls at once, and each says on a line of its own how it went.
 */
public final class CallerNode {

    private CallerNode() {}

    public static void main(String[] args) throws Exception {
        var console = SpringApplication.from(SurveylinkApplication::main)
                .with(DevNode.class, DemoNode.class)
                .run(args)
                .getApplicationContext();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.split(" ");
            call(console, new AccountId(Long.parseLong(words[0])), Integer.parseInt(words[1]));
        }
    }

    private static void call(ApplicationContext console, AccountId account, int callers) {
        var sessions = console.getBean(AccountSessions.class);
        var salesforce = console.getBean(SalesforceGateway.class);
        var together = new CyclicBarrier(callers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, callers)
                    .forEach(caller -> threads.submit(() -> {
                        together.await();
                        try {
                            var user = sessions.call(account, salesforce::getUserInfo)
                                    .value();
                            System.out.println("CALLED AS " + user.username());
                        } catch (RuntimeException e) {
                            System.out.println("NOT CALLED: " + e.getMessage());
                        }
                        return null;
                    }));
        }
    }
}
