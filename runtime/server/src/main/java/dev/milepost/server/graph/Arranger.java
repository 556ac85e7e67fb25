package dev.milepost.server.graph;

import dev.milepost.server.graph.Arrangement.Course;
import dev.milepost.server.graph.Arrangement.Place;
import dev.milepost.server.graph.Arrangement.Point;
import dev.milepost.server.graph.Drawing.Arrow;
import dev.milepost.server.graph.Drawing.Box;
import dev.milepost.server.graph.Drawing.Kind;
import dev.milepost.server.graph.Drawing.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkShape;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Gives everything its place, with the layered layout of the Eclipse Layout Kernel: downwards in
 * the order of the file, so that ways back are those that run upwards.
 */
final class Arranger {

  /** The free space on each side inside of a box. */
  static final double BOX_PADDING = 12;

  /** The free space above and below the lines of a box. */
  static final double BOX_PADDING_HIGH = 9;

  /** The free space on each side of a label. */
  static final double LABEL_PADDING = 7;

  /** The free space above and below a label. */
  static final double LABEL_PADDING_HIGH = 4;

  // A label without a text would have no place; what the text is does not matter.
  private static final String LABEL = "label";
  private static final double START_SIZE = 16;
  private static final double FEWEST_WIDTH = 120;

  private final ElkNode root = ElkGraphUtil.createGraph();
  private final List<ElkNode> nodes = new ArrayList<>();
  private final List<ElkEdge> edges = new ArrayList<>();

  private Arranger() {}

  static Arrangement arrange(Drawing drawing) {
    LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredOptions());
    Arranger arranger = new Arranger();
    arranger.options();
    drawing.boxes().forEach(arranger::add);
    drawing.arrows().forEach(arranger::add);
    new LayeredLayoutProvider().layout(arranger.root, new BasicProgressMonitor());
    return arranger.result();
  }

  private void options() {
    root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 30.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 18.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 0.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12.0);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
    root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
    root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_EDGES);
    root.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    root.setProperty(LayeredOptions.THOROUGHNESS, 30);
    root.setProperty(LayeredOptions.RANDOM_SEED, 1);
  }

  private void add(Box box) {
    ElkNode node = ElkGraphUtil.createNode(root);
    if (box.kind() == Kind.START) {
      node.setDimensions(START_SIZE, START_SIZE);
    } else {
      Size size = Drawing.sizeOf(box.lines()).plus(2 * BOX_PADDING, 2 * BOX_PADDING_HIGH);
      double fewest = box.kind() == Kind.ANYWHERE ? 0 : FEWEST_WIDTH;
      node.setDimensions(Math.ceil(Math.max(fewest, size.width())), Math.ceil(size.height()));
    }
    nodes.add(node);
  }

  private void add(Arrow arrow) {
    ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(arrow.from()), nodes.get(arrow.to()));
    ElkLabel label = ElkGraphUtil.createLabel(LABEL, edge);
    Size size = Drawing.sizeOf(arrow.label()).plus(2 * LABEL_PADDING, 2 * LABEL_PADDING_HIGH);
    label.setDimensions(Math.ceil(size.width()), Math.ceil(size.height()));
    label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
    label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
    edges.add(edge);
  }

  private Arrangement result() {
    return new Arrangement(
        new Size(root.getWidth(), root.getHeight()),
        nodes.stream().map(Arranger::place).toList(),
        edges.stream().map(Arranger::course).toList());
  }

  private static Place place(ElkShape shape) {
    return new Place(shape.getX(), shape.getY(), shape.getWidth(), shape.getHeight());
  }

  private static Course course(ElkEdge edge) {
    List<Point> points = new ArrayList<>();
    ElkEdgeSection section = edge.getSections().getFirst();
    points.add(new Point(section.getStartX(), section.getStartY()));
    section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
    points.add(new Point(section.getEndX(), section.getEndY()));
    return new Course(points, place(edge.getLabels().getFirst()));
  }
}
