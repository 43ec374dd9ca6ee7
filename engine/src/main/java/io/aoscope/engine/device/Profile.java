package io.aoscope.engine.device;

/** Which of two ways the devices take where HyperBEAM does not do what it promises. */
public enum Profile {
    /** What the documentation promises. */
    STANDARD(new StandardConduct()),
    /** What HyperBEAM was observed to do, defects included. */
    HYPERBEAM(new HyperbeamConduct());

    private final Conduct conduct;

    Profile(Conduct conduct) {
        this.conduct = conduct;
    }

    Conduct conduct() {
        return conduct;
    }
}
