package io.surveylink.simulator;

import io.surveylink.simulator.control.ControlEndpoint;
import io.surveylink.simulator.control.Controls;
import io.surveylink.simulator.control.MailBox;
import io.surveylink.simulator.fault.CallLog;
import io.surveylink.simulator.fault.CallRunner;
import io.surveylink.simulator.fault.Faults;
import io.surveylink.simulator.fault.Holds;
import io.surveylink.simulator.fault.Pause;
import io.surveylink.simulator.http.Html;
import io.surveylink.simulator.http.HttpFront;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.oauth.AppRows;
import io.surveylink.simulator.oauth.Apps;
import io.surveylink.simulator.oauth.ClientApp;
import io.surveylink.simulator.oauth.Grants;
import io.surveylink.simulator.oauth.OAuthServer;
import io.surveylink.simulator.oauth.SessionTimeouts;
import io.surveylink.simulator.oauth.Sessions;
import io.surveylink.simulator.org.Environment;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgProfile;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.org.SetupTables;
import io.surveylink.simulator.org.SimulatorClock;
import io.surveylink.simulator.outbound.OutboundMessages;
import io.surveylink.simulator.page.HomePage;
import io.surveylink.simulator.soap.PartnerEndpoint;
import io.surveylink.simulator.soap.SetupRows;
import io.surveylink.simulator.state.StateStore;
import java.io.PrintWriter;
import java.io.StringWriter;

/** One port: a login host with its orgs, which answer there too. */
final class SimulatedHost implements AutoCloseable {

    private final StateStore store;
    private final Apps apps = new Apps();
    private final Holds holds;
    private final Pause pause = new Pause();
    private final OutboundMessages outbound;
    private final Controls controls;
    private final OAuthServer oauth;
    private final PartnerEndpoint partner;
    private final ControlEndpoint control;
    private final HomePage home;
    private final HttpFront front;

    SimulatedHost(Environment environment, int port, StateStore store, MailBox mailBox) {
        this.store = store;
        SimulatorClock clock = new SimulatorClock();
        Orgs orgs = new Orgs(OrgProfile.of(environment).stream()
                .map(profile -> new Org(profile, clock, store))
                .toList());
        Sessions sessions = new Sessions(clock, store);
        Grants grants = new Grants(clock, store, sessions);
        SessionTimeouts timeouts = new SessionTimeouts();
        CallLog calls = new CallLog();
        Faults faults = new Faults();
        this.outbound = new OutboundMessages(orgs, clock, store, this::url);
        this.holds = new Holds(clock);
        CallRunner runner = new CallRunner(clock, faults, holds, pause, calls);
        AppRows appRows = new AppRows(grants, apps);
        SetupRows setupRows = (object, org, asking) ->
                appRows.of(object, org, asking).orElseGet(() -> SetupTables.rows(object, org, asking));
        apps.register(ClientApp.INDEPENDENT);
        this.controls = new Controls(
                environment,
                orgs,
                apps,
                grants,
                sessions,
                timeouts,
                clock,
                calls,
                faults,
                holds,
                pause,
                outbound,
                store);
        this.oauth = new OAuthServer(
                environment, orgs, apps, grants, sessions, timeouts, clock, this::port, this::url, runner);
        this.partner = new PartnerEndpoint(orgs, sessions, timeouts, setupRows, outbound, clock, this::url, runner);
        this.control = new ControlEndpoint(controls, mailBox);
        this.home = new HomePage(environment, controls, mailBox);
        this.front = HttpFront.start(port, this::handle);
        outbound.start();
    }

    String url() {
        return "http://localhost:" + port();
    }

    private int port() {
        return front.port();
    }

    Apps apps() {
        return apps;
    }

    Controls controls() {
        return controls;
    }

    private Reply handle(Request request) {
        try {
            String path = request.path();
            if (path.startsWith("/services/Soap/")) {
                return partner.handle(request);
            }
            if (path.startsWith("/simulator/")) {
                return control.handle(request);
            }
            return oauth.handle(request).orElseGet(() -> other(request));
        } catch (RuntimeException e) {
            // A defect of the simulator: say so loudly instead of looking like a fault of Salesforce.
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return Reply.of(500, "text/plain;charset=UTF-8", "The simulator is broken\n" + trace);
        }
    }

    private Reply other(Request request) {
        return switch (request.path()) {
            case "/" -> home.render(request);
            case "/favicon.ico" -> Reply.empty(204);
            default ->
                Reply.html(
                        404,
                        Html.page(
                                "Not found",
                                "<main class=\"sheet\"><h1>Not found</h1><p>The simulator has nothing here."
                                        + " <a href=\"/\">See what it has.</a></p></main>"));
        };
    }

    @Override
    public void close() {
        // The connections first: a call that was held must not be answered because of the end.
        front.close();
        holds.close();
        pause.close();
        outbound.close();
        store.close();
    }
}
