package io.cardradar.wechat.simulator.cloud;

import io.cardradar.wechat.simulator.cloud.Statement.Call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Reads {@code db.collection("x").where({…}).orderBy("f", "desc").limit(10).get()} and its like. It
 * knows the documented forms and refuses all others, so that a client which glues values into a
 * statement is found out.
 */
final class StatementParser {

    private static final int LONGEST = 512 * 1024;

    private final Scanner scanner;
    private final TermParser terms;

    private StatementParser(String text) {
        this.scanner = new Scanner(text);
        this.terms = new TermParser(scanner);
    }

    static Statement parse(String text) {
        if (text.length() > LONGEST) {
            throw CloudFailure.invalid("the statement is too long");
        }
        return new StatementParser(text).statement();
    }

    private Statement statement() {
        scanner.expectWord("db");
        var calls = new ArrayList<Call>();
        while (scanner.take('.')) {
            calls.add(new Call(scanner.word(), terms.arguments()));
        }
        scanner.take(';');
        scanner.expectEnd();
        if (calls.size() < 2 || !calls.getFirst().name().equals("collection")) {
            throw CloudFailure.invalid("a statement is db.collection(…), and what to do with it");
        }
        return new Statement(calls.getFirst().text(), List.copyOf(calls.subList(1, calls.size())));
    }

    /** The values within a statement. */
    private static final class TermParser {

        private static final int DEEPEST = 64;

        private final Scanner scanner;
        private int depth;

        TermParser(Scanner scanner) {
            this.scanner = scanner;
        }

        List<Term> arguments() {
            scanner.expect('(');
            return termsUpTo(')');
        }

        private List<Term> termsUpTo(char end) {
            var terms = new ArrayList<Term>();
            while (!scanner.take(end)) {
                terms.add(term());
                if (!scanner.take(',')) {
                    scanner.expect(end);
                    break;
                }
            }
            return terms;
        }

        private Term term() {
            if (++depth > DEEPEST) {
                throw CloudFailure.invalid("nested too deeply");
            }
            try {
                if (scanner.take('{')) {
                    return fields();
                }
                if (scanner.take('[')) {
                    return new Term.Items(termsUpTo(']'));
                }
                return scanner.atLiteral() ? new Term.Value(scanner.literal()) : named();
            } finally {
                depth--;
            }
        }

        private Term fields() {
            var fields = new LinkedHashMap<String, Term>();
            while (!scanner.take('}')) {
                var name = scanner.atText() ? scanner.literal().asText() : scanner.word();
                scanner.expect(':');
                fields.put(name, term());
                if (!scanner.take(',')) {
                    scanner.expect('}');
                    break;
                }
            }
            return new Term.Fields(fields);
        }

        private Term named() {
            var word = scanner.word();
            return switch (word) {
                case "_" -> command("");
                case "$" -> command("$");
                case "db" -> ofDatabase();
                case "new" -> date();
                default -> throw CloudFailure.invalid(word + " is not known");
            };
        }

        private Term ofDatabase() {
            scanner.expect('.');
            scanner.expectWord("command");
            return command("");
        }

        /** {@code _.gt(1)}, {@code _.gt(1).and(_.lt(5))}, {@code db.command.aggregate.sum(1)}. */
        private Term command(String family) {
            scanner.expect('.');
            var name = scanner.word();
            if (name.equals("aggregate") && family.isEmpty()) {
                return command("$");
            }
            var command = new Term.Command(family + name, arguments());
            while (scanner.take('.')) {
                var chained = new ArrayList<Term>(List.of(command));
                var junction = scanner.word();
                chained.addAll(arguments());
                command = new Term.Command(junction, chained);
            }
            return command;
        }

        private Term date() {
            scanner.expectWord("Date");
            var arguments = arguments();
            if (arguments.size() == 1 && arguments.getFirst() instanceof Term.Value(var node)) {
                return new Term.Value(Dates.of(node));
            }
            throw CloudFailure.invalid("a date is made from one text or number");
        }
    }
}
