package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** docs/dependencies.md against the poms. */
final class DependenciesDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> POMS = List.of("", "engine", "samples", "icons", "ui", "app");

    @Test
    void everyDependencyAndPluginHasItsLine() throws Exception {
        String document = Files.readString(ROOT.resolve("docs/dependencies.md"));
        Set<String> named = new TreeSet<>();
        for (String folder : POMS) {
            named.addAll(named(ROOT.resolve(folder).resolve("pom.xml")));
        }
        assertThat(named).contains("jspecify", "nullaway", "maven-compiler-plugin");
        named.removeIf(artifact -> document.contains("`" + artifact + "`"));
        assertThat(named)
                .as("named in a pom, not explained in docs/dependencies.md")
                .isEmpty();
    }

    /** The artifacts that a pom depends on, runs as a plugin or puts on the compiler's path, but our own. */
    private static Set<String> named(Path pom) throws Exception {
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getElementsByTagName("artifactId");
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element id = (Element) all.item(i);
            boolean used = Set.of("dependency", "plugin", "path")
                    .contains(id.getParentNode().getNodeName());
            if (used && !id.getTextContent().startsWith("aoscope-")) {
                found.add(id.getTextContent());
            }
        }
        return found;
    }
}
