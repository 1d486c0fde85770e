package io.surveylink.testing;

import com.github.mvysny.fakeservlet.FakeHttpSession;
import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.Route;
import io.github.classgraph.ClassGraph;
import io.surveylink.user.Actor;
import io.surveylink.user.Users;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A test of views without a browser: everything but the browser is real. A test signs somebody in, navigates with
 * {@link #open}, and finds components by what a person reads.
 */
@SurveylinkTest
public abstract class ViewTest {

    private static final Set<Class<? extends Component>> VIEWS = new HashSet<>();
    private static final Set<Class<? extends HasErrorParameter<?>>> ERROR_VIEWS = new HashSet<>();

    static {
        findViews();
    }

    @Autowired
    protected Fixtures fixtures;

    @Autowired
    protected StatementCounter statements;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Users users;

    @Autowired
    private AuthenticationProvider passwordSignIn;

    /** A browser in which somebody of {@link Fixtures} has signed in; it shows the start page. */
    protected void signIn(Actor user) {
        closeBrowser();
        var email = users.find(user.id()).orElseThrow().email();
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(email, Fixtures.PASSWORD);
        var security = SecurityContextHolder.createEmptyContext();
        security.setAuthentication(passwordSignIn.authenticate(attempt));
        SecurityContextHolder.setContext(security);
        MockVaadin.setMockRequestFactory(session -> requestOf(session, security.getAuthentication()));
        openBrowser();
    }

    /** A browser in which nobody has signed in. */
    protected void openBrowser() {
        MockVaadin.setup(
                UI::new,
                new MockSpringServlet(
                        new Routes(new HashSet<>(VIEWS), new HashSet<>(ERROR_VIEWS), true), context, UI::new));
    }

    /** Goes to a path inside the console, in a request of its own as from a browser. */
    protected void open(String path) {
        var ui = UI.getCurrent();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            ui.getInternals().getRouter().navigate(ui, new Location(path), NavigationTrigger.PROGRAMMATIC);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @AfterEach
    void closeBrowser() {
        MockVaadin.tearDown();
        MockVaadin.setMockRequestFactory(FakeRequest::new);
        SecurityContextHolder.clearContext();
    }

    /** As Spring Security wraps a request in production. */
    private static FakeRequest requestOf(FakeHttpSession session, @Nullable Authentication authentication) {
        var request = new FakeRequest(session);
        if (authentication != null) {
            request.setUserPrincipalInt(authentication);
            request.setUserInRole((principal, role) -> authentication.getAuthorities().stream()
                    .anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority())));
        }
        return request;
    }

    /** Karibu's own search passes over package-private views. */
    @SuppressWarnings("unchecked") // the filters ask for these very types
    private static void findViews() {
        try (var scan = new ClassGraph()
                .acceptPackages("io.surveylink")
                .enableAnnotationInfo()
                .ignoreClassVisibility()
                .scan()) {
            scan.getClassesWithAnnotation(Route.class)
                    .loadClasses(Component.class)
                    .forEach(VIEWS::add);
            scan.getClassesImplementing(HasErrorParameter.class)
                    .loadClasses()
                    .forEach(view -> ERROR_VIEWS.add((Class<? extends HasErrorParameter<?>>) view));
        }
    }
}
