/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.apache.maven.cli.CliRequest;
import org.apache.maven.cli.MavenCli;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.realm.ClassRealm;

/**
 * Runs one Maven command again and again in one container, whose cache keeps the plugin's class loader as Maven's daemon does, and
 * prints what stays in memory: heap after garbage collection, classes, threads, and collections in static fields that have grown.
 *
 * <pre>java -cp 'MAVEN_HOME/boot/*:MAVEN_HOME/lib/*' HeapGrowth.java RUNS FOLDER ARGUMENT…</pre>
 */
final class HeapGrowth {

    private static final String CORE = "plexus.core";

    private final ClassWorld world = new ClassWorld(CORE, HeapGrowth.class.getClassLoader());
    private final MavenCli maven = new MavenCli(world);
    private boolean hasContainer;

    public static void main(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[0]);
        new HeapGrowth().run(runs, arguments[1], Arrays.copyOfRange(arguments, 2, arguments.length));
    }

    private void run(int runs, String folder, String[] command) throws Exception {
        Map<String, Integer> before = Map.of();
        for (int run = 1; run <= runs; run++) {
            int status = execute(folder, command);
            if (status != 0) {
                System.err.println("Run " + run + " of Maven failed.");
                System.exit(status);
            }
            if (run == 1) {
                before = staticSizes(); // loads the classes of all fields, so it comes before the first figure
            }
            if (run == 1 || run % 10 == 0) {
                System.err.println("| " + run + " | " + remaining() + " |");
            }
        }
        for (Map.Entry<String, Integer> field : staticSizes().entrySet()) {
            int was = before.getOrDefault(field.getKey(), field.getValue());
            if (field.getValue() > was) {
                System.err.println(
                        "static " + field.getKey() + " grew from " + was + " to " + field.getValue() + " elements");
            }
        }
        System.exit(0); // what plugins leave running would keep this machine alive
    }

    /** What {@code MavenCli.doMain} does, but for a new container each time. */
    private int execute(String folder, String[] command) throws Exception {
        CliRequest request = request(folder, command);
        for (String step : new String[] {"initialize", "cli", "properties", "logging"}) {
            step(step, request);
        }
        if (!hasContainer) {
            step("container", request);
            hasContainer = true;
        }
        for (String step : new String[] {"commands", "configure", "toolchains", "populateRequest", "encryption", "repository"}) {
            step(step, request);
        }
        return (Integer) step("execute", request);
    }

    private CliRequest request(String folder, String[] command) throws Exception {
        Constructor<CliRequest> constructor = CliRequest.class.getDeclaredConstructor(String[].class, ClassWorld.class);
        constructor.setAccessible(true);
        CliRequest request = constructor.newInstance(command, world);
        for (String name : new String[] {"workingDirectory", "multiModuleProjectDirectory"}) {
            Field field = CliRequest.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(request, field.getType() == String.class ? folder : new java.io.File(folder));
        }
        return request;
    }

    private Object step(String name, CliRequest request) throws Exception {
        Method method = MavenCli.class.getDeclaredMethod(name, CliRequest.class);
        method.setAccessible(true);
        return method.invoke(maven, request);
    }

    private static String remaining() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50); // references and cleaners
        }
        return String.format(
                "%.1f MB | %d | %d",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6,
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** How many elements each collection, map and array in a static field of a loaded class of the plugin has. */
    private Map<String, Integer> staticSizes() throws Exception {
        Map<String, Integer> sizes = new TreeMap<>();
        for (Class<?> type : pluginClasses()) {
            for (Field field : fields(type)) {
                if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    size(field.get(null)).ifPresent(size -> sizes.put(type.getName() + "." + field.getName(), size));
                }
            }
        }
        return sizes;
    }

    private static java.util.OptionalInt size(Object value) {
        if (value instanceof Collection<?> collection) {
            return java.util.OptionalInt.of(collection.size());
        }
        if (value instanceof Map<?, ?> map) {
            return java.util.OptionalInt.of(map.size());
        }
        return value != null && value.getClass().isArray()
                ? java.util.OptionalInt.of(Array.getLength(value))
                : java.util.OptionalInt.empty();
    }

    private static Field[] fields(Class<?> type) {
        try {
            return type.getDeclaredFields();
        } catch (NoClassDefFoundError optional) {
            return new Field[0];
        }
    }

    private List<Class<?>> pluginClasses() throws Exception {
        Method loaded = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        loaded.setAccessible(true);
        List<Class<?>> classes = new ArrayList<>();
        for (ClassRealm realm : world.getRealms()) {
            if (realm.getId().startsWith("plugin>io.github.serverlessmaven")) {
                for (String name : classNames(realm.getURLs())) {
                    Class<?> type = (Class<?>) loaded.invoke(realm, name);
                    if (type != null) {
                        classes.add(type);
                    }
                }
            }
        }
        if (classes.isEmpty()) {
            throw new IllegalStateException("no class of the plugin is loaded: " + world.getRealms());
        }
        return classes;
    }

    private static List<String> classNames(URL[] jars) throws IOException {
        List<String> names = new ArrayList<>();
        for (URL url : jars) {
            try (JarFile jar = new JarFile(url.getPath())) {
                jar.stream()
                        .map(java.util.zip.ZipEntry::getName)
                        .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
                        .forEach(name -> names.add(name.substring(0, name.length() - 6).replace('/', '.')));
            }
        }
        return names;
    }
}
