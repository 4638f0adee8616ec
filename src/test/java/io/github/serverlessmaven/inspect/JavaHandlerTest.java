/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the inspection says of a handler is what AWS's own runtime client does with it. */
class JavaHandlerTest {

    private static final String HANDLERS = """
            package app;
            import com.amazonaws.services.lambda.runtime.*;
            import java.io.*;
            import java.util.Map;
            public class Handlers {
              public static class Order {}
              public static class Events implements RequestHandler<Order, String> {
                public String handleRequest(Order order, Context context) { return "ok"; }
              }
              public static class Streams implements RequestStreamHandler {
                public void handleRequest(InputStream in, OutputStream out, Context context) {}
              }
              public abstract static class Base<I, O> implements RequestHandler<I, O> {
                public O handleRequest(I event, Context context) { return null; }
              }
              public static class Inherited extends Base<Order, Map<String, Order>> {}
              public static class OfRawBase extends Base {}
              public static class Bounded<I extends Order> implements RequestHandler<I, String> {
                public String handleRequest(I event, Context context) { return ""; }
              }
              public static class Unbounded<I> implements RequestHandler<I, String> {
                public String handleRequest(I event, Context context) { return ""; }
              }
              public interface Named<A, B> extends RequestHandler<A, B> {}
              public static class ByInterface implements Named<Order, String> {
                public String handleRequest(Order order, Context context) { return ""; }
              }
              public static class Raw implements RequestHandler {
                public Object handleRequest(Object event, Context context) { return event; }
              }
              public static class Plain {
                public String none() { return ""; }
                public String one(Order order) { return ""; }
                public String withContext(Order order, Context context) { return ""; }
                public String onlyContext(Context context) { return ""; }
                public String contextFirst(Context context, Order order) { return ""; }
                public void streams(InputStream in, OutputStream out, Context context) {}
                public void in(InputStream in) {}
                public void out(OutputStream out) {}
                public void outContext(OutputStream out, Context context) {}
                public void inContext(InputStream in, Context context) {}
                public void inOut(InputStream in, OutputStream out) {}
                public void outIn(OutputStream out, InputStream in) {}
                public String two(Order a, Order b) { return ""; }
                public String four(Order a, Order b, Order c, Order d) { return ""; }
                public String overloaded(Order a, Order b) { return ""; }
                public String overloaded(Order a) { return ""; }
                public static String still(Order order) { return ""; }
                public int[] array(long[] numbers) { return null; }
                String hidden(Order order) { return ""; }
                private String secret(Order order) { return ""; }
              }
              public static class Child extends Plain {}
              public abstract static class Abstract implements RequestHandler<Order, String> {
                public static String still() { return ""; }
              }
              public interface Interface extends RequestHandler<Order, String> {
                static String still() { return ""; }
              }
              public static class WithParameters implements RequestStreamHandler {
                public WithParameters(String name) {}
                public void handleRequest(InputStream in, OutputStream out, Context context) {}
                public static String still() { return ""; }
              }
              public static class Private implements RequestStreamHandler {
                private Private() {}
                public void handleRequest(InputStream in, OutputStream out, Context context) {}
              }
              public class Inner implements RequestStreamHandler {
                public void handleRequest(InputStream in, OutputStream out, Context context) {}
              }
              static class Hidden implements RequestStreamHandler {
                public Hidden() {}
                public void handleRequest(InputStream in, OutputStream out, Context context) {}
              }
              public enum Choice { A }
              public record Value(String text) {}
            }
            """;

    private static CompiledPackage compiled;

    @BeforeAll
    static void compile() throws IOException {
        compiled = new CompiledPackage().classes(HANDLERS);
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Events",
                "Events::handleRequest",
                "Streams",
                "Streams::handleRequest",
                "Inherited",
                "Bounded",
                "ByInterface",
                "Raw::handleRequest",
                "Plain::none",
                "Plain::one",
                "Plain::withContext",
                "Plain::onlyContext",
                "Plain::streams",
                "Plain::in",
                "Plain::out",
                "Plain::outContext",
                "Plain::inContext",
                "Plain::inOut",
                "Plain::overloaded",
                "Plain::still",
                "Plain::array",
                "Plain::toString",
                "Child::one",
                "Child::still",
                "Abstract::still",
                "Interface::still",
                "WithParameters::still",
            })
    void theseHandlersAreFineForLambdaAndForUs(String handler) throws Exception {
        assertThat(problems("app.Handlers$" + handler)).isEmpty();
        assertThat(runtimeClientTakes("app.Handlers$" + handler)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Raw | HANDLER_METHOD_MISSING app.Handlers$Raw implements RequestHandler without saying which types it takes and gives",
                "OfRawBase | HANDLER_METHOD_MISSING app.Handlers$OfRawBase implements RequestHandler without saying which types it takes and gives",
                "Unbounded | HANDLER_METHOD_MISSING app.Handlers$Unbounded implements RequestHandler without saying which types it takes and gives",
                "Plain | HANDLER_METHOD_MISSING app.Handlers$Plain implements neither RequestHandler nor RequestStreamHandler",
                "Choice | HANDLER_METHOD_MISSING app.Handlers$Choice implements neither RequestHandler nor RequestStreamHandler",
                "Plain::nothing | HANDLER_METHOD_MISSING app.Handlers$Plain has no public method nothing",
                "Plain::hidden | HANDLER_METHOD_MISSING app.Handlers$Plain has no public method hidden",
                "Plain::secret | HANDLER_METHOD_MISSING app.Handlers$Plain has no public method secret",
                "Plain::two | HANDLER_METHOD_MISSING no public method two of app.Handlers$Plain has parameters that Lambda can give",
                "Plain::four | HANDLER_METHOD_MISSING no public method four of app.Handlers$Plain has parameters that Lambda can give",
                "Plain::outIn | HANDLER_METHOD_MISSING no public method outIn of app.Handlers$Plain has parameters that Lambda can give",
                "Plain::contextFirst | HANDLER_METHOD_MISSING no public method contextFirst of app.Handlers$Plain has parameters that Lambda can give",
                "Abstract | HANDLER_NOT_INSTANTIABLE app.Handlers$Abstract is abstract, so that Lambda cannot make an instance of it",
                "Interface | HANDLER_NOT_INSTANTIABLE app.Handlers$Interface is an interface, so that Lambda cannot make an instance of it",
                "WithParameters | HANDLER_NOT_INSTANTIABLE app.Handlers$WithParameters has no public constructor without parameters, so that Lambda cannot make an instance of it",
                "Private | HANDLER_NOT_INSTANTIABLE app.Handlers$Private has no public constructor without parameters, so that Lambda cannot make an instance of it",
                "Inner | HANDLER_NOT_INSTANTIABLE app.Handlers$Inner is an inner class that is not static, so that Lambda cannot make an instance of it",
                "Hidden | HANDLER_NOT_INSTANTIABLE app.Handlers$Hidden is not public, so that Lambda cannot make an instance of it",
                "Value::text | HANDLER_NOT_INSTANTIABLE app.Handlers$Value has no public constructor without parameters, so that Lambda cannot make an instance of it",
                "Nothing | HANDLER_CLASS_MISSING there is no class app.Handlers$Nothing in the package code.zip",
            })
    void theseHandlersFailInLambdaAndAreReported(String handler, String problem) throws Exception {
        assertThat(problems("app.Handlers$" + handler)).containsExactly(problem);
        assertThat(runtimeClientTakes("app.Handlers$" + handler)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.Handlers.Events | Did you mean \"app.Handlers$Events\"?",
                "app.Handlers.Plain::one | Did you mean \"app.Handlers$Plain::one\"?",
                "app.web.Handlers$Plain::one | Did you mean \"app.Handlers$Plain::one\"?",
                "app.Nowhere | Check its name, and that the module which has it is built and a dependency.",
                "app.web.Handlers::one | Did you mean \"app.Handlers::one\"?",
                "app.Handlers$Plains::one | Did you mean \"app.Handlers$Plain::one\"?",
                "app.Handlers$Plain.one | Did you mean \"app.Handlers$Plain::one\"?",
                "app.Handlers$Plain::ones | Did you mean \"app.Handlers$Plain::one\"?",
                "app.Handlers$Child::ones | Did you mean \"app.Handlers$Child::one\"?",
                "app.Handlers$Inherited::handelRequest | Did you mean \"app.Handlers$Inherited::handleRequest\"?",
            })
    void aMisspelledHandlerIsGuessed(String handler, String remedy) throws Exception {
        assertThat(inspect(handler, compiled).errors())
                .singleElement()
                .extracting(Diagnostic::remedy)
                .isEqualTo(remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::handleRequest", "app.Handlers::", "::"})
    void aHandlerWithoutClassOrMethodIsNone(String handler) throws Exception {
        assertThat(problems(handler))
                .containsExactly("HANDLER_FORM must be a class, or a class and a method joined by ::, but is \""
                        + handler + "\"");
    }

    @Test
    void aTypeOfTheEventThatIsNotInThePackageIsReported() throws Exception {
        CompiledPackage code =
                new CompiledPackage().classesWithout("events/", "package events; public class Order {}", """
                        package app;
                        import com.amazonaws.services.lambda.runtime.*;
                        public class Events implements RequestHandler<events.Order, java.util.List<String>> {
                          public java.util.List<String> handleRequest(events.Order order, Context context) { return null; }
                          public String other() { return ""; }
                        }
                        """);
        String problem = "HANDLER_TYPE_MISSING the handler uses the type events.Order, which is not in the package";
        assertThat(described(inspect("app.Events", code))).containsExactly(problem);
        assertThat(described(inspect("app.Events::other", code))).containsExactly(problem);
        assertThat(runtimeClientTakes("app.Events::other", code)).isFalse();
    }

    @Test
    void whatTheHandlerInheritsFromAJarIsFound() throws Exception {
        String base = """
                package lib;
                import com.amazonaws.services.lambda.runtime.*;
                public abstract class Base<T> implements RequestHandler<T, String> {
                  public String handleRequest(T event, Context context) { return ""; }
                }
                """;
        String handler = "package app; public class Hello extends lib.Base<String> {}";
        CompiledPackage without = new CompiledPackage().classesWithout("lib/", base, handler);
        CompiledPackage with = new CompiledPackage()
                .classesWithout("lib/", base, handler)
                .jar("base.jar", new CompiledPackage().classes(base));
        assertThat(described(inspect("app.Hello", with))).isEmpty();
        assertThat(described(inspect("app.Hello", without)))
                .containsExactly(
                        "HANDLER_CLASS_MISSING app.Hello needs the class lib.Base, which is not in the package");
    }

    @Test
    void whatAnUnknownLayerMayHoldIsOnlyAWarning() throws Exception {
        Diagnostics diagnostics =
                HandlerCheck.inspected("layer.Wrapper", compiled.writeTo(folder.resolve("code.zip")), true, Set.of());
        assertThat(diagnostics.errors()).isEmpty();
        assertThat(diagnostics.warnings())
                .singleElement()
                .extracting(Diagnostic::problem)
                .isEqualTo("there is no class layer.Wrapper in the package code.zip");
    }

    private List<String> problems(String handler) throws IOException {
        return described(inspect(handler, compiled));
    }

    private Diagnostics inspect(String handler, CompiledPackage code) throws IOException {
        return HandlerCheck.inspected(handler, code.writeTo(folder.resolve("code.zip")), false, Set.of());
    }

    private static List<String> described(Diagnostics diagnostics) {
        return Stream.concat(diagnostics.errors().stream(), diagnostics.warnings().stream())
                .map(diagnostic -> diagnostic.code() + " " + diagnostic.problem())
                .toList();
    }

    private boolean runtimeClientTakes(String handler) throws IOException {
        return runtimeClientTakes(handler, compiled);
    }

    private boolean runtimeClientTakes(String handler, CompiledPackage code) throws IOException {
        return HandlerCheck.runtimeClientTakes(
                handler, List.of(code.writeTo(Files.createTempFile(folder, "code", ".zip"))));
    }
}
