package io.surveylink.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.surveylink.testing.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * P5 and P7, and what P6 and P8 say of a small installation: server time, statements and live heap of the screens, in a
 * browser whose every session is another one. The editor has thirty tasks and a hundred mapped fields.
 */
public final class UiBench implements Benchmark {

    private static final int SESSIONS = 8;
    private static final int RESPONSES = 200;
    private static final int WAIT_MILLIS = 120_000;
    private static final double KIB = 1_024;
    private static final String READY = "main, .sl-page, .sl-editor-main";

    @Override
    public String name() {
        return "ui";
    }

    /** @param ready what is on the screen when it can be used */
    private record Screen(String name, String path, String ready, String heapGoal) {}

    /** What one visit cost the server, in milliseconds over all of its requests, and the database. */
    private record Visit(double serverMillis, double statements) {}

    @Override
    public List<Measurement> run(BenchEnvironment environment) throws Exception {
        var figures = new ArrayList<Measurement>();
        var memory = new ConsoleMemory(environment.consoleProcessId());
        figures.add(new Measurement("resident memory of an idle console", memory.residentKib() / KIB, "MiB", "<= 350"));
        new ResponseSender(environment).send(RESPONSES);
        environment.database().awaitNothingWaiting();
        String editor = "/workflows/" + environment.database().makeLargeDraft(30, 100) + "?step=task-0";
        var screens = List.of(
                new Screen("home", "/", READY, "<= 358 (1,000 in 350 MiB)"),
                new Screen("run list", "/runs", "vaadin-grid", "<= 320"),
                new Screen("editor, 30 tasks and 100 fields", editor, ".sl-mappings", "<= 1024"));
        try (var chromium = Chromium.start()) {
            transferred(chromium.browser(), environment, figures);
            // Left open to the end: a session that ends while another is measured would count against it.
            var contexts = new ArrayList<BrowserContext>();
            for (Screen screen : screens) {
                measure(chromium.browser(), environment, memory, screen, contexts, figures);
            }
        }
        return figures;
    }

    /** The first visit brings everything, the second what the cache does not have. */
    private static void transferred(Browser browser, BenchEnvironment environment, List<Measurement> figures) {
        String signedIn;
        try (var context = browser.newContext()) {
            signIn(context, environment);
            signedIn = context.storageState();
        }
        try (var context = browser.newContext(new Browser.NewContextOptions().setStorageState(signedIn))) {
            figures.add(new Measurement(
                    "home, transferred at the first visit", kib(context, environment), "KiB", "<= 480"));
            figures.add(
                    new Measurement("home, transferred at a later visit", kib(context, environment), "KiB", "<= 40"));
        }
    }

    private static double kib(BrowserContext context, BenchEnvironment environment) {
        var requests = new ArrayList<Request>();
        var page = context.newPage();
        page.setDefaultTimeout(WAIT_MILLIS);
        page.onRequestFinished(requests::add);
        open(page, environment, "/", READY);
        return requests.stream()
                        .mapToLong(request -> request.sizes().responseBodySize + request.sizes().responseHeadersSize)
                        .sum()
                / KIB;
    }

    private static void measure(
            Browser browser,
            BenchEnvironment environment,
            ConsoleMemory memory,
            Screen screen,
            List<BrowserContext> contexts,
            List<Measurement> figures)
            throws Exception {
        visit(browser, environment, screen, contexts);
        long before = memory.liveBytes();
        var visits = new ArrayList<Visit>();
        for (int session = 0; session < SESSIONS; session++) {
            visits.add(visit(browser, environment, screen, contexts));
        }
        double heap = (memory.liveBytes() - before) / KIB / SESSIONS;
        var times = visits.stream().map(Visit::serverMillis).sorted().toList();
        figures.add(new Measurement(
                screen.name() + ", server time of a visit, slowest of " + SESSIONS,
                times.getLast(),
                "ms",
                "< 50 each"));
        figures.add(
                new Measurement(screen.name() + ", server time of a visit, median", times.get(SESSIONS / 2), "ms", ""));
        figures.add(new Measurement(
                screen.name() + ", statements of a visit",
                visits.stream().mapToDouble(Visit::statements).min().orElseThrow(),
                "statements",
                ""));
        figures.add(new Measurement(screen.name() + ", live heap per session", heap, "KiB", screen.heapGoal()));
    }

    /** In a session of its own, left open. */
    private static Visit visit(
            Browser browser, BenchEnvironment environment, Screen screen, List<BrowserContext> contexts)
            throws Exception {
        var context = browser.newContext();
        contexts.add(context);
        var page = signIn(context, environment);
        var timings = new ArrayList<Request>();
        page.onRequestFinished(timings::add);
        long statements = environment.database().statements();
        open(page, environment, screen.path(), screen.ready());
        long asked = environment.database().statements() - statements;
        double millis = timings.stream()
                .filter(request -> request.url().contains("v-r=") || request.isNavigationRequest())
                .mapToDouble(request -> request.timing().responseStart - request.timing().requestStart)
                .filter(time -> time > 0)
                .sum();
        return new Visit(millis, asked);
    }

    private static Page signIn(BrowserContext context, BenchEnvironment environment) {
        var page = context.newPage();
        page.setDefaultTimeout(WAIT_MILLIS);
        page.navigate(environment.consoleUrl() + "/login");
        page.locator("input[name=username]").fill("owner@example.com");
        page.locator("input[name=password]").fill("surveylink");
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.toLowerCase(Locale.ROOT).contains("login"));
        page.locator(READY).first().waitFor();
        return page;
    }

    private static void open(Page page, BenchEnvironment environment, String path, String ready) {
        page.navigate(environment.consoleUrl() + path);
        page.locator(ready).first().waitFor();
    }
}
