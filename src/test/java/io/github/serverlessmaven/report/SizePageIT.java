/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.serverlessmaven.external.Browser;
import io.github.serverlessmaven.inspect.FunctionPackages;
import io.github.serverlessmaven.inspect.PackageSizes;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.workflow.SizeReport;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of sizes in a real browser, of real libraries: those that these tests run with. Pictures stay in target/size-page. */
class SizePageIT {

    private static final String HOSTILE_JAR = "<img src=x onerror='window.broken=1'>.jar";
    private static final String HOSTILE_FOLDER = "</script><script>window.broken=1</script>";
    private static final String FIRST_TILE = "document.querySelector('.d1')";
    private static final String CRUMBS =
            "[...document.querySelectorAll('#crumbs button')].map(b => b.textContent).join(' / ')";
    private static final String FOCUS = "document.activeElement.dataset.name";

    /** Every tile with its place and the bytes it stands for; the colour is what the browser was told to paint. */
    private static final String TILES = """
            (() => {
              const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
              return [...document.querySelectorAll('.tile')].map(tile => {
                const box = tile.getBoundingClientRect(), style = getComputedStyle(tile);
                brush.fillStyle = style.backgroundColor;
                brush.fillRect(0, 0, 1, 1);
                const label = tile.querySelector(':scope > .label')?.getBoundingClientRect();
                return {
                  x: box.x, y: box.y, w: box.width, h: box.height, size: Number(tile.dataset.size), name: tile.dataset.name,
                  top: tile.classList.contains('d1'), plain: !tile.querySelector('.tile') && !tile.closest('.could'),
                  rgb: [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3).join(),
                  fits: !label || style.overflow === 'hidden' && label.bottom <= box.bottom && label.left >= box.left && label.right <= box.right,
                };
              });
            })()""";

    @TempDir
    static Path folder;

    private static Path page;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        List<Path> jars = libraries();
        Path code = zip("orders.zip", "lib/", jars.stream().limit(60).toList());
        Path layer = zip(
                "layer-tools.zip", "java/lib/", jars.stream().skip(50).limit(10).toList());
        PackageSizes sizes = new PackageSizes(Map.of());
        SizeReport report = new SizeReport(
                "orders",
                "dev",
                Path.of("target/serverless"),
                Stream.of(
                                new FunctionPackages("create", "java21", "x86_64", code, List.of(), 0),
                                new FunctionPackages("list", "java21", "arm64", code, List.of(layer), 1))
                        .map(sizes::measure)
                        .toList(),
                List.of());
        page = Files.writeString(folder.resolve("page.html"), SizePage.of(report));
        browser = Browser.start(Files.createTempDirectory(Path.of("target"), "browser"));
    }

    /** The jars of this test's class path, the one that is looked for among the first. */
    private static List<Path> libraries() {
        List<Path> jars =
                new ArrayList<>(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(Path::of)
                        .filter(Files::isRegularFile)
                        .sorted()
                        .toList());
        Collections.swap(
                jars,
                1,
                jars.indexOf(jars.stream()
                        .filter(jar -> isNamed(jar, "assertj"))
                        .findFirst()
                        .orElseThrow()));
        return jars;
    }

    private static boolean isNamed(Path jar, String start) {
        return jar.getFileName().toString().startsWith(start);
    }

    private static Path zip(String name, String lib, List<Path> jars) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(0);
            put(zip, "app/Hello.class", new byte[40_000]);
            put(zip, HOSTILE_FOLDER + "/large", new byte[30_000]);
            put(zip, lib + HOSTILE_JAR, Files.readAllBytes(jars.get(0)));
            for (Path jar : jars) {
                put(zip, lib + jar.getFileName(), Files.readAllBytes(jar));
            }
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void load() {
        browser.resize(1400, 900);
        browser.prefer("light");
        browser.open(URI.create(page.toUri() + "?" + System.identityHashCode(this)));
    }

    @Test
    void asksTheNetworkForNothingAndFailsNowhere() {
        assertThat(browser.requests()).isNotEmpty().allMatch(address -> address.startsWith("file:"));
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void areasAreInProportionToBytes() {
        List<Tile> tiles = top();
        assertThat(tiles).hasSizeGreaterThan(60);
        double bytes = tiles.stream().mapToDouble(Tile::size).sum();
        double area =
                number("document.getElementById('map').clientWidth * document.getElementById('map').clientHeight");
        for (Tile tile : tiles) {
            assertThat(tile.area() / area).as(tile.name()).isCloseTo(tile.size() / bytes, within(0.001));
            tiles.forEach(
                    other -> assertThat(tile == other || !tile.overlaps(other)).isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void paintsEachTileWhereItIs(String colours) throws IOException {
        browser.prefer(colours);
        BufferedImage picture = picture(colours);
        List<Tile> plain = tiles().stream()
                .filter(tile -> tile.plain() && tile.w() > 20 && tile.h() > 52)
                .toList();
        assertThat(plain).hasSizeGreaterThan(10);
        assertThat(plain)
                .allSatisfy(tile -> assertThat(distance(tile.rgb(), picture.getRGB(tile.middleX(), tile.middleY())))
                        .as(tile.name())
                        .isLessThan(4));
        assertThat(plain.stream().map(Tile::rgb).distinct()).hasSizeGreaterThan(3);
        assertThat(new Color(picture.getRGB(4, 4)).getBlue())
                .isBetween(colours.equals("dark") ? 0 : 200, colours.equals("dark") ? 60 : 255);
    }

    @Test
    void noTextLeavesItsTile() {
        assertThat(tiles())
                .allSatisfy(tile -> assertThat(tile.fits()).as(tile.name()).isTrue());
        browser.resize(500, 800);
        assertThat(tiles())
                .allSatisfy(tile -> assertThat(tile.fits()).as(tile.name()).isTrue());
        assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(500);
    }

    @Test
    void noTextOfTheTableLeavesItsColumn() {
        for (int width : new int[] {1280, 1024, 1600}) {
            browser.resize(width, 800);
            assertThat(number("[...document.querySelectorAll('th, td')].filter(cell => getComputedStyle(cell).overflow"
                            + " !== 'hidden' && cell.scrollWidth > cell.clientWidth).length"))
                    .as("at %s pixels", width)
                    .isZero();
        }
    }

    @Test
    void aClickZoomsInAndTheWayBackIsAboveIt() throws IOException {
        Tile largest = top().get(0);
        browser.click(largest.x() + 20, largest.y() + 8);
        assertThat(text(CRUMBS)).isEqualTo("create / " + largest.name());
        assertThat(top().stream().mapToDouble(Tile::size).sum()).isCloseTo(largest.size(), within(1.0));
        picture("zoomed");
        browser.click(
                number("document.querySelector('#crumbs button').getBoundingClientRect().x + 8"),
                number("document.querySelector('#crumbs button').getBoundingClientRect().y + 8"));
        assertThat(text(CRUMBS)).isEqualTo("create");
        assertThat(top().get(0)).isEqualTo(largest);
    }

    @Test
    void theAddressRemembersThePlace() {
        Tile largest = top().get(0);
        browser.click(largest.x() + 20, largest.y() + 8);
        browser.evaluate(
                "new Promise(done => { addEventListener('popstate', () => setTimeout(done), { once: true }); history.back(); })");
        assertThat(text(CRUMBS)).isEqualTo("create");
    }

    @Test
    void theKeyboardIsEnough() {
        browser.evaluate(FIRST_TILE + ".focus()");
        String first = text(FOCUS);
        browser.press("ArrowRight");
        String second = text(FOCUS);
        assertThat(second).isNotEqualTo(first);
        browser.press("Enter");
        assertThat(text(CRUMBS)).isEqualTo("create / " + second);
        browser.press("Escape");
        assertThat(text(CRUMBS)).isEqualTo("create");
        assertThat(text(FOCUS)).isEqualTo(second);
        browser.press("Home");
        assertThat(text(FOCUS)).isEqualTo(first);
    }

    @Test
    void theMouseIsToldWhatATileIs() {
        Tile largest = top().get(0);
        browser.move(largest.x() + 20, largest.y() + 8);
        assertThat(text("document.getElementById('tip').hidden ? '' : document.getElementById('tip').textContent"))
                .contains(largest.name())
                .contains(" MB, ")
                .contains("% of all")
                .contains("classes");
    }

    @Test
    void anotherFunctionIsChosen() throws IOException {
        String before = text("document.getElementById('size').textContent");
        browser.evaluate(
                "(() => { const pick = document.getElementById('function'); pick.value = 'list'; pick.dispatchEvent(new Event('change')); })()");
        assertThat(text(CRUMBS)).isEqualTo("list");
        assertThat(top()).extracting(Tile::name).containsExactlyInAnyOrder("orders.zip", "layer-tools.zip (layer)");
        assertThat(text("document.getElementById('size').textContent")).isNotEqualTo(before);
        assertThat(text("document.getElementById('left').textContent")).endsWith(", less what 1 other layer(s) hold");
        assertThat(text("document.getElementById('list').textContent")).contains("is the same file as lib/");
        picture("layers");
    }

    @Test
    void aFilterLeavesWhatIsSoNamed() throws IOException {
        browser.evaluate("document.getElementById('filter').focus()");
        browser.type("AsserTJ");
        assertThat(text("[...document.querySelectorAll('#rows button')].map(row => row.textContent).join('\\n')")
                        .lines())
                .isNotEmpty()
                .allMatch(row -> row.contains("assertj"));
        assertThat(number("document.querySelectorAll('.d1:not(.dim)').length")).isEqualTo(1);
        assertThat(text("document.getElementById('summary').textContent")).matches("[0-9,]+ found, .* of create\\).*");
        picture("filtered");
        browser.press("Escape");
        assertThat(number("document.querySelectorAll('.dim').length")).isZero();
    }

    @Test
    void namesAreOnlyText() {
        assertThat(text("String(window.broken)")).isEqualTo("undefined");
        assertThat(text("document.getElementById('rows').textContent")).contains(HOSTILE_JAR);
        assertThat(number("document.querySelectorAll('script').length")).isEqualTo(2);
    }

    private static BufferedImage picture(String name) throws IOException {
        BufferedImage picture = browser.screenshot();
        Path file = Files.createDirectories(Path.of("target", "size-page")).resolve(name + ".png");
        ImageIO.write(picture, "png", file.toFile());
        return picture;
    }

    private static int distance(String rgb, int painted) {
        String[] parts = rgb.split(",");
        Color colour = new Color(painted);
        return Math.max(
                Math.abs(Integer.parseInt(parts[0]) - colour.getRed()),
                Math.max(
                        Math.abs(Integer.parseInt(parts[1]) - colour.getGreen()),
                        Math.abs(Integer.parseInt(parts[2]) - colour.getBlue())));
    }

    private static List<Tile> top() {
        return tiles().stream().filter(Tile::top).toList();
    }

    private static List<Tile> tiles() {
        Value.Sequence all = (Value.Sequence) browser.evaluate(
                "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => " + TILES
                        + ")");
        return all.items().stream().map(each -> Tile.of((Value.Mapping) each)).toList();
    }

    private static String text(String expression) {
        return browser.evaluate(expression) instanceof Value.Text text ? text.text() : "";
    }

    private static double number(String expression) {
        return ((Value.Numeric) browser.evaluate(expression)).number().doubleValue();
    }

    private record Tile(
            String name,
            double x,
            double y,
            double w,
            double h,
            double size,
            boolean top,
            boolean plain,
            String rgb,
            boolean fits) {

        static Tile of(Value.Mapping tile) {
            return new Tile(
                    ((Value.Text) tile.get("name").orElseThrow()).text(),
                    number(tile, "x"),
                    number(tile, "y"),
                    number(tile, "w"),
                    number(tile, "h"),
                    number(tile, "size"),
                    tile.get("top").equals(java.util.Optional.of(Value.of(true))),
                    tile.get("plain").equals(java.util.Optional.of(Value.of(true))),
                    ((Value.Text) tile.get("rgb").orElseThrow()).text(),
                    tile.get("fits").equals(java.util.Optional.of(Value.of(true))));
        }

        private static double number(Value.Mapping tile, String key) {
            return ((Value.Numeric) tile.get(key).orElseThrow()).number().doubleValue();
        }

        double area() {
            return w * h;
        }

        int middleX() {
            return (int) (x + w / 2);
        }

        int middleY() {
            return (int) (y + h / 2);
        }

        boolean overlaps(Tile other) {
            double slack = 0.01;
            return x + slack < other.x + other.w
                    && other.x + slack < x + w
                    && y + slack < other.y + other.h
                    && other.y + slack < y + h;
        }
    }
}
