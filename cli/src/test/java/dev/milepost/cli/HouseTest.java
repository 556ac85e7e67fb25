package dev.milepost.cli;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import org.jspecify.annotations.NullMarked;

/** The house: which part may lean on which, and what the engine must not touch. */
@AnalyzeClasses(packages = "dev.milepost", importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseTest {

  @ArchTest
  static final ArchRule dependenciesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.milepost..")
          .withOptionalLayers(true)
          .layer("grammar")
          .definedBy("dev.milepost.grammar..")
          .layer("engine")
          .definedBy("dev.milepost.engine..")
          .layer("compiler")
          .definedBy("dev.milepost.compiler..")
          .layer("server")
          .definedBy("dev.milepost.server..")
          .layer("cli")
          .definedBy("dev.milepost.cli..")
          .whereLayer("grammar")
          .mayNotAccessAnyLayer()
          .whereLayer("engine")
          .mayNotAccessAnyLayer()
          .whereLayer("compiler")
          .mayOnlyAccessLayers("grammar", "engine")
          .whereLayer("server")
          .mayOnlyAccessLayers("engine")
          .whereLayer("cli")
          .mayOnlyAccessLayers("engine", "compiler", "server");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.milepost.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheSyntaxPackageOfTheCompilerSeesTheParseTree =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.milepost.grammar..", "dev.milepost.compiler.syntax..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.milepost.grammar..", "org.antlr..");

  @ArchTest
  static final ArchRule theEngineDoesNoInputOrOutput =
      noClasses()
          .that()
          .resideInAPackage("dev.milepost.engine..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
                  .or(resideInAnyPackage("java.sql..", "javax..", "org.."))
                  .or(belongToAnyOf(File.class, FileInputStream.class, FileOutputStream.class))
                  .or(belongToAnyOf(FileReader.class, FileWriter.class, RandomAccessFile.class))
                  .or(belongToAnyOf(Process.class, ProcessBuilder.class, Runtime.class))
                  .and(DescribedPredicate.not(resideInAnyPackage("org.jspecify.."))))
          .orShould(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule theEngineHasNoClockNoThreadsAndNoRandomness =
      noClasses()
          .that()
          .resideInAPackage("dev.milepost.engine..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.util.concurrent..", "java.util.random..")
                  .or(belongToAnyOf(Thread.class, ThreadLocal.class, Timer.class))
                  .or(belongToAnyOf(Clock.class, InstantSource.class))
                  .or(belongToAnyOf(Random.class, SecureRandom.class)))
          .orShould()
          .callMethodWhere(target(isAmbient()));

  @ArchTest
  static final ArchRule onlyTheServerKnowsDatabases =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.milepost.server..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.jdbi..", "org.sqlite..", "org.flywaydb..");

  @ArchTest
  static final ArchRule onlyAdaptersReachOut =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.milepost.server.adapter..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.net.http..", "javax.net..", "jakarta.mail..")
                  .or(belongToAnyOf(Socket.class, SocketChannel.class, URLConnection.class)))
          .because("requests leave by one door, which checks where they go");

  @ArchTest
  static final ArchRule onlyAServerSends =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.milepost.server.adapter..",
              "dev.milepost.server.outbox..",
              "dev.milepost.server.application..")
          .and()
          .doNotHaveSimpleName("ServeCommand")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.milepost.server.adapter..", "dev.milepost.server.outbox..")
          .because("dry runs, replays, scenarios and backtests can send nothing");

  @ArchTest
  static final ArchRule onlyTheCliKnowsPicocliAndTheTerminal =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.milepost.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .orShould(ACCESS_STANDARD_STREAMS)
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .that()
          .resideOutsideOfPackage("dev.milepost.grammar..")
          .should(resideInANullMarkedPackage())
          .because("what may be null says so");

  /** Answers that depend on when, where or in which process they are asked. */
  private static DescribedPredicate<AccessTarget> isAmbient() {
    Set<String> systemMethods = Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty");
    Set<String> elsewhere =
        Set.of(
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Locale.getDefault",
            "java.time.ZoneId.systemDefault");
    return DescribedPredicate.describe(
        "asks the clock, chance or the process",
        target -> {
          String owner = target.getOwner().getName();
          return (owner.equals("java.lang.System") && systemMethods.contains(target.getName()))
              || (owner.startsWith("java.time.") && target.getName().equals("now"))
              || elsewhere.contains(owner + "." + target.getName());
        });
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package marked @NullMarked") {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        boolean marked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
        String verdict = marked ? " is" : " is not";
        events.add(
            new SimpleConditionEvent(
                javaClass, marked, javaClass.getPackageName() + verdict + " @NullMarked"));
      }
    };
  }
}
