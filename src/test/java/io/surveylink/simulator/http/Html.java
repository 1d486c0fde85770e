package io.surveylink.simulator.http;

/** The frame of the simulator's pages: plain HTML, one stylesheet within, light and dark. */
public final class Html {

    private static final String STYLE = """
            :root{color-scheme:light dark;--page:#eff1f5;--card:#fff;--text:#0a0b0d;--soft:#606061;--line:#ebebeb;\
            --accent:#3453d3;--link:#3453d3;--on:#fff;--ink:#1d222b;--ink-text:#fff;--sandbox:#9433d2;--sandbox-text:#6b139e;\
            --bad:#a20519;--good:#006226;--held:#6c4302}
            @media(prefers-color-scheme:dark){:root{--page:#111317;--card:#1c1e22;--text:#feffff;--soft:#aeafb1;\
            --line:#292a2e;--accent:#4669eb;--link:#9db0ff;--ink:#edeef2;--ink-text:#11161f;--sandbox-text:#e3c0ff;--bad:#ff8981;\
            --good:#70e39e;--held:#fecb74}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--page);color:var(--text);font:14px/20px "Instrument Sans",system-ui,\
            -apple-system,"Segoe UI","Hiragino Sans","Noto Sans JP","Yu Gothic UI",Meiryo,sans-serif}
            h1{font-size:24px;line-height:32px;font-weight:600;margin:0 0 4px}
            h2{font-size:15px;line-height:20px;font-weight:600;margin:0}
            p{margin:0 0 16px}a{color:var(--link)}
            code{font:12px/16px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
            .soft{color:var(--soft)}.bad{color:var(--bad)}.good{color:var(--good)}.held{color:var(--held)}
            .sheet{width:min(400px,100% - 32px);margin:clamp(16px,10vh,96px) auto;background:var(--card);\
            border:1px solid var(--line);border-radius:16px;padding:28px 32px 32px}
            .badge{display:inline-block;font-size:11px;line-height:16px;font-weight:600;padding:0 6px;border-radius:4px;\
            background:var(--ink);color:var(--ink-text);vertical-align:2px}
            .badge.sandbox{background:color-mix(in srgb,var(--sandbox) 13%,transparent);color:var(--sandbox-text);\
            outline:1px dashed var(--sandbox);outline-offset:-1px}
            label{display:block;font-weight:500;margin:0 0 16px}
            input:not([type=submit]){display:block;width:100%;margin-top:4px;padding:8px 12px;min-height:40px;font:inherit;\
            color:inherit;background:var(--card);border:1px solid color-mix(in srgb,var(--soft) 50%,transparent);\
            border-radius:9px}
            button,input[type=submit]{font:inherit;font-weight:500;min-height:40px;padding:8px 16px;border-radius:9px;\
            border:1px solid var(--line);background:var(--card);color:inherit;cursor:pointer}
            .primary{background:var(--accent)!important;border-color:transparent!important;color:var(--on)!important}
            :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
            .row{display:flex;gap:12px;flex-wrap:wrap}.row>*{flex:1}
            .note{border-radius:9px;padding:8px 12px;margin:0 0 16px;background:color-mix(in srgb,var(--bad) 13%,transparent);\
            color:var(--bad)}
            ul{margin:0 0 16px;padding-left:20px}
            """;

    private Html() {}

    public static String page(String title, String body) {
        return page(title, "", body);
    }

    public static String page(String title, String moreStyle, String body) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escape(title)
                + "</title><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><style>" + STYLE
                + moreStyle + "</style></head><body>" + body + "</body></html>";
    }

    public static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
