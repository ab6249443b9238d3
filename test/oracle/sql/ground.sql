-- The ground of each counted class, version in force, dissolved; and of the layers, whose classes are taken together.

create table class_ground as
select city, layer, class, st_union(geom) as geom
from feature join counted using (city, layer) where in_force group by city, layer, class;

create table layer_ground as
select city, layer, st_union(geom) as geom from class_ground group by city, layer;

-- Both cut by district. Overlaps are taken of these with the ground as it is drawn, not the other way round: an overlap has
-- corners that are rounded, beside borders that both grounds may share with the district.
create table class_in_district as
select city, layer, class, district, st_intersection(c.geom, d.geom) as geom
from class_ground c join district d using (city) where st_intersects(c.geom, d.geom);

create table layer_in_district as
select city, layer, district, st_intersection(l.geom, d.geom) as geom
from layer_ground l join district d using (city) where st_intersects(l.geom, d.geom);
