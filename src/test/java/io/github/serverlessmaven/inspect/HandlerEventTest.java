/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the inspection says of the types of events is what AWS's own runtime client does with them. */
class HandlerEventTest {

    private static final String TYPES = """
            package app;
            import com.amazonaws.services.lambda.runtime.*;
            import java.util.*;
            public class Types {
              public static class Bean { public String id; public int n; }
              public record Rec(String id, int n) {}
              public record Single(String id) {}
              public enum Choice { A, B }
              public static class Dates { public java.time.Instant at; public Optional<String> id; }
              public static class Hidden { private String id; private Hidden() {} public void setId(String id) {} }
              public static class Text { private final String id; public Text(String id) { this.id = id; } }
              public static class Parsed { private Parsed(int a, int b) {} public static Parsed valueOf(String t) { return new Parsed(1, 2); } }
              public static class Whole { private final String id; public Whole(String id, int n) { this.id = id; } }
              public static final class Built {
                private Built(String id, int n) {}
                public static Builder builder() { return new Builder(); }
                public static class Builder {}
              }
              public interface Face { String getId(); }
              public abstract static class Abstract { public String id; }
              public class Inner { public String id; }
              public static class Names extends LinkedHashMap<String, String> {}

              public abstract static class Base<I, O> implements RequestHandler<I, O> {
                @Override public O handleRequest(I input, Context context) { return handle(input); }
                protected abstract O handle(I input);
              }
              public static class OfBean extends Base<Bean, String> {
                @Override protected String handle(Bean bean) { return bean.id; }
              }
              public static class OfNames extends Base<Map<String, String>, String> {
                @Override protected String handle(Map<String, String> names) { return names.get("id"); }
              }
              public static class Own extends Base<Bean, String> {
                @Override public String handleRequest(Bean bean, Context context) { return bean.id; }
                @Override protected String handle(Bean bean) { return bean.id; }
              }
              public abstract static class Middle<T> extends Base<T, String> {}
              public static class OfMiddle extends Middle<Bean> {
                @Override protected String handle(Bean bean) { return bean.id; }
              }
              public abstract static class Bounded<I extends Bean> {
                public String call(I input) { return handle(input); }
                protected abstract String handle(I input);
              }
              public static class OfBounded extends Bounded<Bean> {
                @Override protected String handle(Bean bean) { return bean.id; }
              }
              public static class Special extends Bean {}
              public static class OfSpecial extends Bounded<Special> {
                @Override protected String handle(Special bean) { return bean.id; }
              }
            }
            """;

    private static final String HANDLER = """
            package app;
            import com.amazonaws.services.lambda.runtime.*;
            public class Handler implements RequestHandler<%1$s, String> {
              @Override public String handleRequest(%1$s event, Context context) { return String.valueOf(event); }
              public String call(%1$s event) { return String.valueOf(event); }
            }
            """;

    private static CompiledPackage types;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws IOException {
        types = new CompiledPackage().classes(TYPES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Types.Bean    | {\"id\":\"7\",\"n\":2} |",
                "Types.Choice  | \"A\" |",
                "Types.Dates   | {\"id\":\"7\"} |",
                "Types.Hidden  | {\"id\":\"7\"} |",
                "Types.Text    | \"7\" | it has no constructor without parameters",
                "Types.Parsed  | \"7\" | it has no constructor without parameters",
                "Types.Names   | {\"id\":\"7\"} |",
                "java.util.Map<String, Types.Rec> | {} |",
                "Object        | {\"id\":\"7\"} |",
                "Types.Rec     | {\"id\":\"7\",\"n\":2} | it is a record",
                "Types.Single  | {\"id\":\"7\"} | it is a record",
                "Types.Whole   | {\"id\":\"7\",\"n\":2} | it has no constructor without parameters",
                "Types.Built   | {\"id\":\"7\",\"n\":2} | it has no constructor without parameters",
                "Types.Face    | {\"id\":\"7\"} | it is an interface",
                "Types.Abstract | {\"id\":\"7\"} | it is abstract",
                "Types.Inner   | {\"id\":\"7\"} | it is an inner class that is not static",
            })
    void anEventThatTheRuntimeCannotCreateIsReported(String type, String json, String reason) throws Exception {
        CompiledPackage code = new CompiledPackage().classes(TYPES, HANDLER.formatted(type));
        for (String handler : List.of("app.Handler", "app.Handler::call")) {
            assertThat(problems(handler, code))
                    .containsExactlyElementsOf(
                            reason == null
                                    ? List.of()
                                    : List.of("Lambda cannot create the event app." + type.replace('.', '$')
                                            + " from JSON: " + reason));
            assertThat(runs(handler, code, json)).isEqualTo(reason == null);
        }
    }

    @Test
    void aSerializerOfTheUsersMayCreateAnything() throws IOException {
        CompiledPackage code = new CompiledPackage()
                .classes(TYPES, HANDLER.formatted("Types.Rec"))
                .file(
                        "META-INF/services/com.amazonaws.services.lambda.runtime.CustomPojoSerializer",
                        "app.Own".getBytes(StandardCharsets.UTF_8));
        assertThat(problems("app.Handler", code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OfBean |",
                "OfNames::handleRequest |",
                "Own::handleRequest |",
                "OfMiddle |",
                "OfBounded::call |",
                "OfBean::handleRequest | Base, whose event is of the type I: Lambda passes a LinkedHashMap and not app.Types$Bean",
                "OfMiddle::handleRequest | Base, whose event is of the type I: Lambda passes a LinkedHashMap and not app.Types$Bean",
                "OfSpecial::call | Bounded, whose event is of the type I: Lambda passes app.Types$Bean and not app.Types$Special",
            })
    void aMethodThatIsInheritedFromAGenericClassDoesNotKnowItsEvent(String handler, String problem) throws Exception {
        assertThat(problems("app.Types$" + handler, types))
                .containsExactlyElementsOf(
                        problem == null
                                ? List.of()
                                : List.of("app.Types$" + handler.replace("::", " inherits ") + " from app.Types$"
                                        + problem));
        assertThat(runs("app.Types$" + handler, types, "{\"id\":\"7\"}")).isEqualTo(problem == null);
    }

    private List<String> problems(String handler, CompiledPackage code) throws IOException {
        Diagnostics found = HandlerCheck.inspected(handler, code.writeTo(folder.resolve("code.zip")), false, Set.of());
        assertThat(found.errors()).isEmpty();
        return found.warnings().stream().map(Diagnostic::problem).toList();
    }

    private boolean runs(String handler, CompiledPackage code, String json) throws Exception {
        return HandlerCheck.runtimeClientRuns(
                handler, List.of(code.writeTo(Files.createTempFile(folder, "code", ".zip"))), json);
    }
}
