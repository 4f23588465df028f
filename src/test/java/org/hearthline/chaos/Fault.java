package org.hearthline.chaos;

import java.time.Duration;
import java.util.Locale;
import org.hearthline.message.DispatchSteps.Step;

/** Something that goes wrong. What it prints as is what the script prints. */
interface Fault {

    void befall(Trial trial);

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    /** At any moment of whatever the process is doing. */
    record Kill(int process) implements Fault {
        @Override
        public void befall(Trial trial) {
            trial.service(process).signal("KILL");
        }

        @Override
        public String toString() {
            return "kill -9 process " + process;
        }
    }

    record KillAt(Step step, int process) implements Fault {
        @Override
        public void befall(Trial trial) {
            trial.arm(process, "KILL", step, messages -> {});
        }

        @Override
        public String toString() {
            return "kill -9 process " + process + " at " + step;
        }
    }

    record Stop(int process, Duration length) implements Fault {
        @Override
        public void befall(Trial trial) {
            trial.service(process).signal("STOP");
            trial.later(length, () -> trial.service(process).signal("CONT"));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "stop process %d for %.1f s", process, seconds(length));
        }
    }

    /** Whoever has a message in the hands of the stopped process says meanwhile that they want no more. */
    record StopAt(Step step, int process, Duration length) implements Fault {
        @Override
        public void befall(Trial trial) {
            trial.arm(process, "STOP", step, messages -> {
                trial.later(length, () -> trial.service(process).signal("CONT"));
                trial.optOutReaderOf(messages.get(0));
            });
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "stop process %d at %s for %.1f s", process, step, seconds(length));
        }
    }

    record DatabaseRestart() implements Fault {
        @Override
        public void befall(Trial trial) {
            trial.database().restart();
        }

        @Override
        public String toString() {
            return "restart the database";
        }
    }

    /** One of its processes is killed, and it takes all others with it and recovers. */
    record DatabaseCrash() implements Fault {
        @Override
        public void befall(Trial trial) {
            trial.database().crash();
        }

        @Override
        public String toString() {
            return "crash the database";
        }
    }

    record CarrierFault(String name, Duration length) implements Fault {
        @Override
        public void befall(Trial trial) {
            trial.carrier().fails(name);
            trial.later(length, () -> trial.carrier().recoversFrom(name));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "carrier %s for %.1f s", name, seconds(length));
        }
    }
}
