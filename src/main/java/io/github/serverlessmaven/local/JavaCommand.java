/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The command that runs a Java function as Lambda does: AWS's runtime interface client on the class path, which finds the function's
 * classes and {@code lib/*.jar} in the task root by itself.
 */
final class JavaCommand {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String NATIVE_LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final int OLDEST = 17;

    private final JavaPlatform platform;
    private final Path folder;
    private final OptionalInt debugPort;
    private final Consumer<String> listener;
    private Optional<List<String>> client = Optional.empty();

    /**
     * Makes the command.
     *
     * @param folder for what every function needs
     * @param debugPort where functions wait for a debugger, if they do
     * @param listener is told that a function waits
     */
    JavaCommand(JavaPlatform platform, Path folder, OptionalInt debugPort, Consumer<String> listener) {
        this.platform = platform;
        this.folder = folder;
        this.debugPort = debugPort;
        this.listener = listener;
    }

    List<String> command(DeployedFunction function, Path taskRoot, Path temporary) {
        JavaInstallation java = platform.installation(Math.max(OLDEST, release(function.runtime())));
        requireReadable(function, taskRoot, java);
        List<String> command = new ArrayList<>(List.of(
                java.command(),
                "-Xmx" + heapKilobytes(function) + "k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + temporary));
        debugPort.ifPresent(port -> {
            command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:" + port);
            listener.accept(function.name() + " waits for a debugger at 127.0.0.1:" + port);
        });
        command.addAll(client());
        command.add(function.handler());
        return command;
    }

    /** The heap that Lambda's own runtimes take: 85 % of the memory. */
    private static long heapKilobytes(DeployedFunction function) {
        return function.memorySize() * 1024L * 85 / 100;
    }

    /** The Java release in a runtime's name, such as 8 in {@code java8.al2}. */
    private static int release(String runtime) {
        String digits = runtime.replaceAll("^java(\\d+).*", "$1");
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : OLDEST;
    }

    private static void requireReadable(DeployedFunction function, Path taskRoot, JavaInstallation java) {
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
        try (DataInputStream input = new DataInputStream(Files.newInputStream(file))) {
            input.skipNBytes(6);
            return OptionalInt.of(input.readUnsignedShort() - 44);
        } catch (IOException e) {
            return OptionalInt.empty(); // the runtime says what is wrong with it
        }
    }

    /** The class path and main class, with the native library where no two processes write it at once. */
    private synchronized List<String> client() {
        if (client.isEmpty()) {
            List<Path> jars = platform.runtimeClient();
            Path classes = folder.resolve("classes");
            put(
                    classes.resolve(RuntimeChild.class.getName().replace('.', '/') + ".class"),
                    RuntimeChild.class.getResourceAsStream("RuntimeChild.class"));
            String classPath = classes
                    + File.pathSeparator
                    + jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            client = Optional.of(List.of(
                    "-D" + NATIVE_LIBRARY + "=" + nativeLibrary(jars),
                    "-cp",
                    classPath,
                    RuntimeChild.class.getName(),
                    CLIENT));
        }
        return client.get();
    }

    private Path nativeLibrary(List<Path> jars) {
        String name = nativeLibraryName();
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                var entry = zip.getEntry("jni/" + name);
                if (entry != null) {
                    return put(folder.resolve(name), zip.getInputStream(entry));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new ServerlessException(
                "AWS's runtime interface client has no native part for this system (" + name + ").",
                "Java functions run locally on Linux, x86_64 or aarch64. Call the function in AWS.");
    }

    private static String nativeLibraryName() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch", "").equals("aarch64");
        String libc = Files.exists(Path.of("/lib/ld-musl-" + (arm ? "aarch64" : "x86_64") + ".so.1")) ? "_musl" : "";
        return "libaws-lambda-jni." + system + libc + (arm ? "-aarch_64" : "-x86_64") + ".so";
    }

    private static Path put(Path target, @Nullable InputStream content) {
        if (content == null) {
            throw new IllegalStateException("missing in the plugin's jar: " + target.getFileName());
        }
        try (content) {
            Files.createDirectories(target.getParent());
            Path draft = Files.createTempFile(target.getParent(), ".draft", "");
            Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
