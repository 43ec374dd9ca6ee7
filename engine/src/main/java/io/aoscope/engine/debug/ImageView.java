package io.aoscope.engine.debug;

import io.aoscope.engine.check.Report;
import io.aoscope.engine.session.ImportBinding;
import io.aoscope.engine.session.ProcessImage;
import java.util.List;
import java.util.Optional;

/**
 * The opened image.
 *
 * @param imports its imported functions and who answers them
 * @param report what HyperBEAM would make of it
 * @param steppingOnly why no compiled code is made of it, where there is a reason
 */
public record ImageView(
        ProcessImage image, List<ImportBinding> imports, Report report, Optional<String> steppingOnly) {}
