package io.surveylink.simulator.page;

import io.surveylink.simulator.control.Controls;
import io.surveylink.simulator.control.MailBox;
import io.surveylink.simulator.http.Html;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.org.Environment;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.schema.SObjectType;
import java.util.Optional;

/** The page at {@code /}: plain HTML, as of the moment it is asked for. */
public final class HomePage {

    private static final String STYLE = """
            header,section{width:min(1192px,100% - 32px);margin:0 auto 16px}
            header{padding:28px 0 8px}header h1{display:flex;gap:12px;align-items:center;flex-wrap:wrap}
            header nav{display:flex;gap:4px 16px;flex-wrap:wrap;margin-top:12px}
            section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:16px 20px 20px}
            .head{display:flex;gap:12px;align-items:baseline;flex-wrap:wrap;margin-bottom:12px}
            h3{font-size:13.5px;line-height:20px;font-weight:600;margin:16px 0 4px}
            .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(340px,100%),1fr));gap:12px}
            .card{display:flex;gap:12px;padding:14px 16px;border:1px solid var(--line);border-radius:14px;color:inherit;\
            text-decoration:none}
            .card.chosen{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
            .card:hover,.chip:hover{border-color:var(--accent)}
            .what{display:grid;gap:2px;min-width:0;align-content:start}.users{display:grid;margin-top:6px;font-size:13px;overflow-wrap:anywhere}
            .tile{flex:none;width:40px;height:40px;display:grid;place-items:center;border-radius:9px;font-weight:600;\
            background:var(--ink);color:var(--ink-text)}
            .tile.sandbox{color:var(--sandbox-text);outline:1px dashed var(--sandbox);outline-offset:-1px;background:\
            repeating-linear-gradient(-45deg,color-mix(in srgb,var(--sandbox) 13%,transparent) 0 4px,transparent 4px 8px)}
            .chips{display:flex;gap:8px;flex-wrap:wrap}
            .chip{border:1px solid var(--line);border-radius:9px;padding:6px 12px;color:inherit;text-decoration:none}
            .chip b{font-variant-numeric:tabular-nums}
            .chip.chosen{background:color-mix(in srgb,var(--accent) 13%,transparent);border-color:var(--accent)}
            .chips+.scroll,.chips+.empty{margin-top:12px}
            .scroll{overflow-x:auto}
            table{border-collapse:collapse;width:100%;font-size:13.5px;font-variant-numeric:tabular-nums}
            th{font-size:12px;font-weight:500;text-align:left;color:var(--soft);white-space:nowrap}
            th,td{padding:7px 16px 7px 0;border-bottom:1px solid var(--line);vertical-align:top}
            tr:last-child td{border-bottom:0}td{white-space:nowrap;max-width:360px;overflow:hidden;text-overflow:ellipsis}
            .empty{margin:0;padding:24px;text-align:center;color:var(--soft);border:1px dashed var(--line);border-radius:12px}
            .state{display:inline-flex;gap:6px;align-items:center;vertical-align:top}
            .state i{width:16px;height:16px;border-radius:50%;display:grid;place-items:center;font:600 11px/1 system-ui;color:#fff}
            .state.good i{background:#009b53}.state.bad i{background:#db373a}.state.waiting i{background:#3453d3}
            .state.partly i{background:#d15b00}
            details{border-bottom:1px solid var(--line);padding:8px 0}summary{cursor:pointer}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;font:13px/18px inherit;font-family:inherit;margin:8px 0 0}
            """;

    private final Environment environment;
    private final Controls controls;
    private final MailBox mailBox;

    public HomePage(Environment environment, Controls controls, MailBox mailBox) {
        this.environment = environment;
        this.controls = controls;
        this.mailBox = mailBox;
    }

    public Reply render(Request request) {
        Org org = request.query("org")
                .flatMap(controls.orgs()::byKey)
                .orElse(controls.orgs().first());
        Optional<SObjectType> object =
                request.query("object").flatMap(org.schema()::object).filter(type -> !type.setup());
        return Reply.html(
                200,
                Html.page(
                        "Salesforce simulator",
                        STYLE,
                        head()
                                + "<main>"
                                + OrgsSection.html(controls.orgs(), org)
                                + RecordsSection.html(org, object)
                                + GrantsSection.html(controls.grants(""))
                                + CallsSection.html(controls)
                                + OutboundSection.html(controls.outbound())
                                + MailSection.html(mailBox.list(""))
                                + "</main>"));
    }

    private String head() {
        return """
                <header><h1>Salesforce simulator %s</h1>
                <span class="soft">Its clock stands at %s UTC. Nothing here leaves this machine.</span>
                <nav aria-label="Sections"><a href="#orgs">Orgs</a><a href="#records">Records</a>\
                <a href="#grants">Approvals</a><a href="#calls">API calls</a>\
                <a href="#outbound">Outbound messages</a><a href="#mail">Mail</a></nav></header>""".formatted(
                        Parts.badge(environment), Parts.day(controls.clock().instant()));
    }
}
