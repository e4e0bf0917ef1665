package io.cardradar.wechat.simulator.cloud;

import java.util.List;

/**
 * {@code db.collection("…")} and the calls on it, the last of which says what to do.
 *
 * @param calls at least one
 */
record Statement(String collection, List<Call> calls) {

    record Call(String name, List<Term> arguments) {

        Term only() {
            if (arguments.size() != 1) {
                throw CloudFailure.invalid(name + " takes one argument");
            }
            return arguments.getFirst();
        }

        void requireNone() {
            if (!arguments.isEmpty()) {
                throw CloudFailure.invalid(name + " takes no argument");
            }
        }

        String text() {
            if (only() instanceof Term.Value value && value.node().isTextual()) {
                return value.node().asText();
            }
            throw CloudFailure.invalid(name + " takes a text");
        }

        int number(int least, int most) {
            if (only() instanceof Term.Value value
                    && value.node().isIntegralNumber()
                    && value.node().canConvertToInt()
                    && value.node().asInt() >= least
                    && value.node().asInt() <= most) {
                return value.node().asInt();
            }
            throw CloudFailure.invalid(name + " takes a number from " + least + " to " + most);
        }

        Term.Fields fields() {
            if (only() instanceof Term.Fields fields) {
                return fields;
            }
            throw CloudFailure.invalid(name + " takes an object");
        }
    }

    Call last() {
        return calls.getLast();
    }

    List<Call> beforeTheLast() {
        return calls.subList(0, calls.size() - 1);
    }
}
