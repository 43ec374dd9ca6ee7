package io.aoscope.app;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.Cast;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.LocalNode;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The processes of {@code aoscope push}, by name. */
final class PushProcesses {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME=IMAGE",
            description = {
                "A process: the name that messages use for it, and its image: the .wasm file, its text as .wat, or a"
                        + " bundled sample as sample:ID. An image may have several processes."
            })
    private List<String> images = new ArrayList<>();

    @Option(
            names = "--process",
            paramLabel = "NAME=FILE",
            description = {"What the process is made of beyond its image: a JSON object as in aoscope run."})
    private Map<String, Path> definitions = new LinkedHashMap<>();

    boolean given() {
        return !images.isEmpty() || !definitions.isEmpty();
    }

    /** Takes the processes of the command line into a node. */
    void addTo(LocalNode node) throws UserException {
        for (String image : images) {
            int equals = image.indexOf('=');
            if (equals < 1) {
                throw new UserException(image + ": a process needs a name; write NAME=" + image);
            }
            String name = image.substring(0, equals);
            add(node, name, ImageFile.load(image.substring(equals + 1)), definition(name));
        }
        for (String name : definitions.keySet()) {
            if (node.named(name).isEmpty()) {
                throw new UserException(
                        "--process: there is no process " + name + "; give its image as " + name + "=IMAGE");
            }
        }
        if (node.processes().isEmpty()) {
            throw new UserException("push needs processes: write NAME=IMAGE for each, or give a --scenario");
        }
    }

    /**
     * Takes the processes of a scenario into a node.
     *
     * @param scenario the file, beside which their images are looked for
     */
    static void add(LocalNode node, Cast cast, Path scenario) throws UserException {
        for (Cast.Role role : cast.roles()) {
            Path file = scenario.resolveSibling(UserPath.of(role.image()));
            add(node, role.name(), ImageFile.load(file), role.definition());
        }
    }

    private static void add(LocalNode node, String name, ProcessImage image, ProcessDefinition definition)
            throws UserException {
        if (node.named(name).isPresent()) {
            throw new UserException("there are two processes " + name + "; give each a name of its own");
        }
        node.add(name, image, definition);
    }

    private ProcessDefinition definition(String name) throws UserException {
        Path file = definitions.get(name);
        if (file == null) {
            return ProcessDefinition.AOS;
        }
        try {
            String text = Messages.utf8(ImageFile.read(file, "process definition"), file);
            return ProcessDefinition.read(text, file.toString(), Devices.installed());
        } catch (BadDraftException e) {
            throw new UserException(e.getMessage());
        }
    }
}
