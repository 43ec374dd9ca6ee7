package io.aoscope.engine.check;

import io.aoscope.engine.rules.Severity;
import java.util.List;

/**
 * What HyperBEAM would make of an image.
 *
 * @param findings gravest first
 */
public record Report(List<Finding> findings) {
    public Report {
        findings = findings.stream().sorted(Finding.ORDER).toList();
    }

    /** Whether HyperBEAM starts the image. */
    public boolean accepted() {
        return count(Severity.REFUSAL) == 0;
    }

    /** How many findings have a severity. */
    public int count(Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** The verdict as one sentence. */
    public String verdict() {
        if (!accepted()) {
            return "HyperBEAM refuses this image";
        }
        if (count(Severity.ERROR) > 0) {
            return "HyperBEAM accepts this image, but an aos-style process does not work with it";
        }
        return count(Severity.WARNING) > 0
                ? "HyperBEAM runs this image, with differences to know"
                : "HyperBEAM runs this image";
    }
}
