/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.ServiceAssembler;
import io.github.serverlessmaven.variable.StandardSources;
import io.github.serverlessmaven.variable.VariableContext;
import io.github.serverlessmaven.variable.VariableResolver;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Prints for each file how many milliseconds of its thread's CPU time it takes to read, resolve and check it: the median of several runs in a warm machine. */
public final class ConfigurationTime {

    private static final int WARM_UP = Integer.getInteger("bench.warmUp", 20);
    private static final int RUNS = Integer.getInteger("bench.runs", 15);

    public static void main(String[] files) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP; i++) {
            for (String file : files) {
                check(Files.readString(Path.of(file)));
            }
        }
        for (String file : files) {
            String text = Files.readString(Path.of(file));
            long[] nanos = new long[RUNS];
            for (int i = 0; i < RUNS; i++) {
                long start = threads.getCurrentThreadCpuTime();
                check(text);
                nanos[i] = threads.getCurrentThreadCpuTime() - start;
            }
            Arrays.sort(nanos);
            System.out.println(nanos[RUNS / 2] / 1e6);
        }
    }

    private static void check(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Mapping written = (Mapping) document(text, "serverless.yml", diagnostics);
        VariableContext context = new VariableContext(
                Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty(), Path.of("."), false, "bench");
        Mapping resolved = new VariableResolver(
                        StandardSources.of(context, ConfigurationTime::document, name -> Optional.empty()),
                        questions -> {
                            throw new IllegalStateException("the service needs no AWS");
                        })
                .resolve(written, diagnostics)
                .configuration();
        new ServiceAssembler(StandardFeatures.schema(), diagnostics)
                .assemble(resolved)
                .ifPresent(service -> new ServiceCompiler(service).check(diagnostics, LocalDate.of(2026, 11, 1)));
        diagnostics.throwIfErrors();
    }

    private static ConfigNode document(String text, String label, Diagnostics diagnostics) {
        return new YamlReader(diagnostics).read(text, label).orElseThrow();
    }
}
