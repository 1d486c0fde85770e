package io.surveylink.survey.internal;

import io.surveylink.common.ApiErrors;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.KeyHolder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes the key of the Authorization header the principal of the request. */
final class KeyAuthenticationFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int SECONDS_TO_WAIT = 1;

    private final IngestionKeys keys;
    private final RequestRates rates;
    private final ApiErrors errors;

    KeyAuthenticationFilter(IngestionKeys keys, RequestRates rates, ApiErrors errors) {
        this.keys = keys;
        this.rates = rates;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        KeyHolder holder;
        try {
            holder = holder(request);
        } catch (DomainException e) {
            errors.write(e, response);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(holder, "", List.of()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private KeyHolder holder(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new DomainException(ErrorCode.KEY_MISSING);
        }
        var holder = keys.authenticate(header.substring(SCHEME.length()).strip())
                .orElseThrow(() -> new DomainException(ErrorCode.KEY_INVALID));
        if (!rates.take(holder.keyId())) {
            throw new DomainException(ErrorCode.RATE_LIMITED, SECONDS_TO_WAIT);
        }
        return holder;
    }
}
