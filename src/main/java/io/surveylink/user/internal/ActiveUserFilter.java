package io.surveylink.user.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of a user who was deactivated or whose role changed, at the next request on any node. */
class ActiveUserFilter extends OncePerRequestFilter {

    private final SessionUser sessionUser;

    ActiveUserFilter(SessionUser sessionUser) {
        this.sessionUser = sessionUser;
    }

    /** Scripts and styles are the same for everybody. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/VAADIN/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SessionUser.signedIn().isPresent() && sessionUser.find().isEmpty()) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }
}
