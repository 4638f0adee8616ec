/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a JVM writes of the classes that it loads; the lines are those of JDK 17 and 25. */
class ClassLoadingTest {

    private static final String OUTPUT = """
            NOTE: Picked up JDK_JAVA_OPTIONS: -Xlog:class+load:stdout
            [0.011s][info][class,load] java.lang.Object source: shared objects file
            [0.011s][info][class,load] java.io.Serializable source: shared objects file
            [0,151s][info][class,load] sun.launcher.LauncherHelper source: jrt:/java.base
            Opening file:/state/code/1/lib/jackson-core-2.22.4.jar
            java.lang.Exception: Stack trace
            \tat java.base/java.lang.Thread.dumpStack(Thread.java:1380)
            [0.200s][info][class,load] com.fasterxml.jackson.core.JsonFactory source: file:/state/code/1/lib/jackson-core-2.22.4.jar
            [0.201s][info][class,load] com.fasterxml.jackson.core.io.SegmentedStringWriter source: file:/state/code/1/lib/jackson-core-2.22.4.jar
            Opening file:/state/code/1/lib/a%20b.jar
            Opening file:/state/code/1/lib/a%20b.jar
            text of the function[0.210s][info][class,load] com.example.Orders source: file:/state/code/1/
            [0.211s][info][class,load] com.example.Orders$$Lambda$14/0x0000000800c03000 source: com.example.Orders
            [0.212s][info][class,load] com.example.Größe source: file:/state/code/1/
            [0.213s][info][class,load] Main source: file:/state/code/1/
            [0.214s][info][class,load] jdk.proxy2.$Proxy7 source: jrt:/java.base
            [0.215s][info][class,load] java.lang.invoke.LambdaForm$MH/0x0000000800c04000 source: __JVM_LookupDefineClass__
            [0.216s][info][class,unload] com.example.Orders 0x0
            """;

    @Test
    void classesJarsAndPackagesAreCounted() {
        ClassLoading loading = ClassLoading.of(OUTPUT);
        assertThat(loading.classes()).isEqualTo(11);
        assertThat(loading.ofJdk()).isEqualTo(5);
        assertThat(loading.shared()).isEqualTo(2);
        assertThat(loading.jarsOpened()).hasValue(2);
        assertThat(loading.packages())
                .containsExactly(
                        Map.entry("com.example", 3), Map.entry("com.fasterxml.jackson", 2), Map.entry("(none)", 1));
    }

    @Test
    void aJvmThatTellsNothingOfJarsLeavesThemOut() {
        assertThat(ClassLoading.of("")).isEqualTo(new ClassLoading(0, 0, 0, OptionalInt.empty(), Map.of()));
    }
}
