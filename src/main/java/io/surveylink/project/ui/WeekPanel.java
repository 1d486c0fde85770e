package io.surveylink.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.project.WeekLedger.Day;
import io.surveylink.project.WeekLedger.Part;
import io.surveylink.project.WeekLedger.Week;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** This week: what was accepted, and what each response has come to. The parts add up. */
final class WeekPanel extends Section {

    private static final long serialVersionUID = 1L;

    WeekPanel(String title, Week week) {
        super(title);
        addClassName("sl-week");
        var number = new Div(format(week.accepted()));
        number.addClassName("sl-week-total");
        var caption = new Div(getTranslation("project.week.accepted", week.accepted()));
        caption.addClassName("sl-secondary");
        var bar = new Div();
        bar.addClassName("sl-week-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        var top = new Div(number, caption, bar);
        top.addClassName("sl-week-part");
        for (Part part : Part.values()) {
            addBlock(bar, part, week.of(part));
            top.add(line(part, week.of(part)));
        }
        var panel = new Panel(top, chart(week));
        if (week.records() > week.apiCalls()) {
            panel.add(calls(week));
        }
        add(panel);
    }

    private static void addBlock(Div parent, Part part, long count) {
        if (count > 0) {
            var block = new Div();
            block.addClassName(className(part));
            block.getStyle().set("flex-grow", String.valueOf(count));
            parent.add(block);
        }
    }

    private Component line(Part part, long count) {
        var dot = new Span();
        dot.addClassNames("sl-dot", className(part));
        var name = new Span(getTranslation("project.week.part." + part.name()));
        name.addClassName("sl-grow");
        var number = new Span(format(count));
        number.addClassNames("sl-numbers", "sl-strong");
        var line = new Div(dot, name, number);
        line.addClassName("sl-week-line");
        return line;
    }

    private Component chart(Week week) {
        long most =
                Math.max(1, week.days().stream().mapToLong(Day::accepted).max().orElse(1));
        LocalDate today = week.days().getLast().date();
        var chart = new Div();
        chart.addClassNames("sl-week-part", "sl-week-chart");
        chart.getElement().setAttribute("role", "img");
        chart.getElement().setAttribute("aria-label", getTranslation("project.week.chart"));
        for (Day day : week.days()) {
            var column = new Div();
            column.addClassName("sl-week-column");
            column.getStyle().set("--sl-share", String.valueOf((double) day.accepted() / most));
            for (Part part : Part.values()) {
                addBlock(column, part, day.of(part));
            }
            var whole = new Div(column, new Span(name(day.date(), today)));
            whole.getElement().setAttribute("title", format(day.accepted()));
            chart.add(whole);
        }
        return chart;
    }

    private String name(LocalDate day, LocalDate today) {
        return day.equals(today)
                ? getTranslation("project.week.today")
                : day.getDayOfWeek().getDisplayName(TextStyle.SHORT, getLocale());
    }

    private Component calls(Week week) {
        var text = new Span(getTranslation(
                "project.week.calls", week.apiCalls(), week.records(), week.records() - week.apiCalls()));
        var line = new Div(VaadinIcon.BOLT.create(), text);
        line.addClassNames("sl-week-part", "sl-week-calls");
        return line;
    }

    private String format(long number) {
        return NumberFormat.getIntegerInstance(getLocale()).format(number);
    }

    private static String className(Part part) {
        return "sl-week-" + part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
