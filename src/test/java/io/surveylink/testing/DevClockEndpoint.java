package io.surveylink.testing;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /dev/clock {"advance":"PT20M"}} on the management port: moves the console's time. */
@ManagementContextConfiguration(proxyBeanMethods = false)
class DevClockEndpoint {

    @Bean
    ServletRegistrationBean<HttpServlet> devClock(Clock clock, JsonMapper json) {
        return new ServletRegistrationBean<>(new ClockServlet(clock, json), "/dev/clock");
    }

    private static final class ClockServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient Clock clock;
        private final transient JsonMapper json;

        ClockServlet(Clock clock, JsonMapper json) {
            this.clock = clock;
            this.json = json;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (!(clock instanceof SettableClock settable)) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            try {
                String advance =
                        json.readTree(request.getInputStream()).path("advance").asString("");
                settable.advance(Duration.parse(advance));
            } catch (JacksonException | DateTimeParseException e) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST, "expected {\"advance\":\"PT20M\"}");
                return;
            }
            response.setContentType("application/json");
            response.getWriter().write("{\"now\":\"" + clock.instant() + "\"}");
        }
    }
}
