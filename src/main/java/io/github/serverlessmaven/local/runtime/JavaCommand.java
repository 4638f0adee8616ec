/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import io.github.serverlessmaven.artifact.ClassFileVersion;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The command that runs a Java function as Lambda does: AWS's runtime interface client on the class path, which finds the function's
 * classes and {@code lib/*.jar} in the task root by itself.
 */
public final class JavaCommand {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    /** What every function loads, most of the time that a small one takes to start. */
    private static final List<String> LOADED_BY_ALL = List.of(
            CLIENT,
            "com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory",
            "com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers",
            "com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader");

    private static final String NATIVE_LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    /** Takes the place of the client's class of this name where the client has no native library. */
    private static final String TRANSPORT = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient";

    /** Where the locale does not make it so, as on Windows. */
    private static final List<String> UTF_8 =
            List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

    private static final int OLDEST = 17;

    /** Since when Java warns of libraries that use native code and {@code sun.misc.Unsafe}, as AWS's client does. */
    private static final int WARNS_OF_ACCESS = 24;

    private final JavaPlatform platform;
    private final RuntimeFiles files;
    private final DebugPorts debugPorts;
    private final List<String> trust;
    private final Consumer<String> listener;
    private Optional<List<String>> client = Optional.empty();

    /**
     * Creates the command.
     *
     * @param files for what every function needs
     * @param debugPorts where functions listen for a debugger
     * @param trust options by which functions trust further servers
     * @param listener is notified that a function does
     */
    public JavaCommand(
            JavaPlatform platform,
            RuntimeFiles files,
            DebugPorts debugPorts,
            List<String> trust,
            Consumer<String> listener) {
        this.platform = platform;
        this.files = files;
        this.debugPorts = debugPorts;
        this.trust = List.copyOf(trust);
        this.listener = listener;
    }

    /**
     * The command of a function.
     *
     * @throws ServerlessException if the function is compiled for a newer Java than there is
     */
    public RuntimeCommand command(DeployedFunction function, Path taskRoot, Path temporary) {
        requireReadable(function, taskRoot);
        return command(function, taskRoot, temporary, List.of());
    }

    /**
     * The command of a process that waits for its code before it runs a function.
     *
     * @param taskRoot where the code will be
     */
    RuntimeCommand waitingCommand(DeployedFunction function, Path taskRoot, Path temporary) {
        return command(function, taskRoot, temporary, List.of(RuntimeChild.WAIT + String.join(",", LOADED_BY_ALL)));
    }

    private RuntimeCommand command(DeployedFunction function, Path taskRoot, Path temporary, List<String> waiting) {
        JavaInstallation java = installation(function);
        List<String> command = new ArrayList<>(List.of(
                java.command(),
                "-Xmx" + heapKilobytes(function) + "k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.dir=" + taskRoot)); // where AWS's client looks; by itself it would be what a link leads to
        Stream.of(UTF_8, trust, access(java.release()))
                .flatMap(List::stream)
                .filter(option -> !isSet(function, option))
                .forEach(command::add);
        debugPorts.of(function).ifPresent(port -> {
            boolean suspends = debugPorts.suspends();
            command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=" + (suspends ? "y" : "n")
                    + ",quiet=y,address=127.0.0.1:" + port);
            listener.accept(
                    function.name() + (suspends ? " waits for" : " listens for") + " a debugger at 127.0.0.1:" + port);
        });
        command.addAll(client());
        command.addAll(waiting);
        command.addAll(List.of(CLIENT, function.handler()));
        return new RuntimeCommand(command, Map.of());
    }

    /** What the client does is allowed without a warning in the log of each environment. */
    private static List<String> access(int release) {
        return release < WARNS_OF_ACCESS
                ? List.of()
                : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    /** Whether the function's own options set a property; the command line takes precedence over them. */
    private static boolean isSet(DeployedFunction function, String option) {
        String property = option.substring(0, option.indexOf('=') + 1);
        return function.environment().getOrDefault("JAVA_TOOL_OPTIONS", "").contains(property);
    }

    /** The heap that Lambda's own runtimes take: 85 % of the memory. */
    private static long heapKilobytes(DeployedFunction function) {
        return function.memorySize() * 1024L * 85 / 100;
    }

    /** The Java release that runs functions of a runtime: that in its name, such as 21 in {@code java21}, but 17 at least. */
    public static int release(String runtime) {
        String digits = runtime.replaceAll("^java(\\d+).*", "$1");
        return digits.matches("\\d{1,3}") ? Math.max(OLDEST, Integer.parseInt(digits)) : OLDEST;
    }

    private JavaInstallation installation(DeployedFunction function) {
        return platform.installation(release(function.runtime()));
    }

    /**
     * Checks that the Java here is new enough for a function.
     *
     * @throws ServerlessException if it is not
     */
    void requireReadable(DeployedFunction function, Path taskRoot) {
        JavaInstallation java = installation(function);
        String name = function.handler().split("::", -1)[0];
        OptionalInt compiled = compiledFor(taskRoot, name.replace('.', '/') + ".class");
        if (compiled.isPresent() && compiled.getAsInt() > java.release()) {
            throw new ServerlessException(
                    "The function " + function.name() + " is compiled for Java " + compiled.getAsInt() + ", but "
                            + java.home() + " is Java " + java.release() + ".",
                    "Name a JDK " + compiled.getAsInt()
                            + " in ~/.m2/toolchains.xml, or run Maven with one (JAVA_HOME).");
        }
    }

    /** The Java release a class was compiled for; empty if the class is not at the root of the package. */
    private static OptionalInt compiledFor(Path taskRoot, String classFile) {
        Path file = taskRoot.resolve(classFile).normalize();
        if (!file.startsWith(taskRoot) || !Files.isRegularFile(file)) {
            return OptionalInt.empty();
        }
        return ClassFileVersion.release(file);
    }

    /** The class path and our own main class. The files are written again if somebody deleted them, such as a build that cleans. */
    private synchronized List<String> client() {
        if (client.isEmpty() || !Files.exists(files.classes())) {
            List<Path> jars = platform.runtimeClient();
            List<String> command = new ArrayList<>();
            nativeLibrary(jars)
                    .ifPresentOrElse(
                            library -> command.add("-D" + NATIVE_LIBRARY + "=" + library),
                            () -> files.putClass(TRANSPORT));
            files.putClass(RuntimeChild.class.getName());
            files.putClass(FunctionProcesses.class.getName());
            String classPath = files.classes()
                    + File.pathSeparator
                    + jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            command.addAll(List.of("-cp", classPath, RuntimeChild.class.getName()));
            client = Optional.of(command);
        }
        return client.get();
    }

    /** The client's native library where no two processes write it at once, if it has one for this system. */
    private Optional<Path> nativeLibrary(List<Path> jars) {
        String name = nativeLibraryName();
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry entry = zip.getEntry("jni/" + name);
                if (entry != null) {
                    return Optional.of(files.put(name, zip.getInputStream(entry)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.empty();
    }

    private String nativeLibraryName() {
        String system = platform.system().toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch", "").equals("aarch64");
        String libc = Files.exists(Path.of("/lib/ld-musl-" + (arm ? "aarch64" : "x86_64") + ".so.1")) ? "_musl" : "";
        return "libaws-lambda-jni." + system + libc + (arm ? "-aarch_64" : "-x86_64") + ".so";
    }
}
